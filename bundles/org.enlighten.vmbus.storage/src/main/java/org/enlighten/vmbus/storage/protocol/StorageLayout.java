// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

/// Where the fields of a packet lie, in bytes from its beginning.
///
/// ```text
///  0 u32 operation    4 u32 flags        8 u32 NTSTATUS, set by the host
/// 12 of a request:    u16 length of this part, u8 SRB status, u8 SCSI status, u8 port, u8 path, u8 target, u8 LUN
/// 20                  u8 length of the command, u8 of the sense, u8 direction, u8 properties, u32 bytes of data
/// 28                  16 bytes of command going in, 20 bytes of sense coming back: the same place
/// 48 from Windows 8:  u16 0, u8 queue tag, u8 queue action, u32 SRB flags, u32 seconds, u32 sort key
/// 12 of a version:    u16 version, u16 revision
/// 12 of properties:   u16 0, u8 path, u8 target, u16 further channels, u16 0, u32 flags, u32 bytes at most, u64 0
/// 12 of the number of further channels: u16
/// ```
public final class StorageLayout {
    public static final int OPERATION = 0;
    public static final int FLAGS = 4;
    public static final int STATUS = 8;
    public static final int SRB = 12;
    public static final int SRB_STATUS = 14;
    public static final int SCSI_STATUS = 15;
    public static final int PATH = 17;
    public static final int TARGET = 18;
    public static final int LUN = 19;
    public static final int CDB_BYTES = 20;
    public static final int SENSE_BYTES = 21;
    public static final int DIRECTION = 22;
    public static final int DATA_BYTES = 24;
    public static final int CDB = 28;
    public static final int SENSE = 28;
    public static final int SRB_FLAGS = 52;
    public static final int TIMEOUT = 56;
    public static final int VERSION = 12;
    public static final int PROPERTY_PATH = 14;
    public static final int PROPERTY_TARGET = 15;
    public static final int SUB_CHANNELS = 16;
    public static final int PROPERTY_FLAGS = 20;
    public static final int TRANSFER_BYTES = 24;
    public static final int SUB_CHANNEL_COUNT = 12;

    /// Of a command block at most; shorter ones are followed by zeros.
    public static final int CDB_MAX = 16;
    /// Room for sense data.
    public static final int SENSE_MAX = 20;
    /// The longest packet.
    public static final int BYTES_MAX = 64;
    /// The shortest: before Windows 8.
    public static final int BYTES_MIN = 48;
    /// Flag of a packet: the sender wants an answer.
    public static final int WANTS_COMPLETION = 1;
    /// Flag of properties: there may be further channels.
    public static final int MULTI_CHANNEL = 1;

    private StorageLayout() {}
}
