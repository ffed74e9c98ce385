// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

/// Objects that are queried and set (NDIS), those that Windows and Linux ask for.
public final class Oid {
    public static final int SUPPORTED_LIST = 0x00010101;
    public static final int HARDWARE_STATUS = 0x00010102;
    public static final int MEDIA_SUPPORTED = 0x00010103;
    public static final int MEDIA_IN_USE = 0x00010104;
    public static final int FRAME_MAX = 0x00010106;
    public static final int LINK_SPEED = 0x00010107;
    public static final int TRANSMIT_BUFFER = 0x00010108;
    public static final int RECEIVE_BUFFER = 0x00010109;
    public static final int TRANSMIT_BLOCK = 0x0001010A;
    public static final int RECEIVE_BLOCK = 0x0001010B;
    public static final int VENDOR_ID = 0x0001010C;
    public static final int VENDOR_DESCRIPTION = 0x0001010D;
    public static final int PACKET_FILTER = 0x0001010E;
    public static final int CURRENT_LOOKAHEAD = 0x0001010F;
    public static final int DRIVER_VERSION = 0x00010110;
    public static final int TOTAL_SIZE_MAX = 0x00010111;
    public static final int MAC_OPTIONS = 0x00010113;
    public static final int MEDIA_CONNECT_STATUS = 0x00010114;
    public static final int SEND_PACKETS_MAX = 0x00010115;
    public static final int VENDOR_DRIVER_VERSION = 0x00010116;
    public static final int RSS_CAPABILITIES = 0x00010203;
    public static final int CONFIG_PARAMETER = 0x0001021B;
    public static final int SENT_OK = 0x00020101;
    public static final int RECEIVED_OK = 0x00020102;
    public static final int SENT_ERROR = 0x00020103;
    public static final int RECEIVED_ERROR = 0x00020104;
    public static final int RECEIVED_NO_BUFFER = 0x00020105;
    public static final int FRIENDLY_NAME = 0x00020216;
    public static final int PERMANENT_ADDRESS = 0x01010101;
    public static final int CURRENT_ADDRESS = 0x01010102;
    public static final int MULTICAST_LIST = 0x01010103;
    public static final int MULTICAST_MAX = 0x01010104;
    public static final int OFFLOAD_CURRENT = 0xFC01020B;
    public static final int OFFLOAD_PARAMETERS = 0xFC01020C;
    public static final int OFFLOAD_CAPABILITIES = 0xFC01020D;

    private Oid() {}
}
