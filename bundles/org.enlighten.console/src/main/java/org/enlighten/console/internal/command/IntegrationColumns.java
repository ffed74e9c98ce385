// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.management.GuestClockView;
import org.enlighten.management.IntegrationServiceView;
import org.enlighten.management.KvpView;
import org.enlighten.management.VmBackup;

/// How integration services, and what they bring, are told.
final class IntegrationColumns {
    static final Columns<IntegrationServiceView> SERVICES = new Columns<IntegrationServiceView>()
            .text("vmName", "VMName", IntegrationServiceView::vmName)
            .text("name", "Name", IntegrationServiceView::name)
            .text("enabled", "Enabled", s -> s.enabled() ? "True" : "False")
            .text("status", "PrimaryStatusDescription", IntegrationServiceView::status)
            .text("version", "Version", IntegrationServiceView::version)
            .text("explanation", "SecondaryStatusDescription", IntegrationServiceView::explanation);

    static final Columns<KvpView> ITEMS = new Columns<KvpView>()
            .text("vmName", "VMName", KvpView::vmName)
            .text("pool", "Pool", KvpView::pool)
            .text("key", "Key", KvpView::key)
            .text("value", "Value", KvpView::value);

    static final Columns<GuestClockView> CLOCKS = new Columns<GuestClockView>()
            .text("vmName", "VMName", GuestClockView::vmName)
            .text("guest", "Guest", c -> c.guest().toString())
            .text("host", "Host", c -> c.host().toString())
            .number("aheadNs", "Ahead(ns)", GuestClockView::aheadNs);

    static final Columns<VmBackup> BACKUPS = new Columns<VmBackup>()
            .text("vmName", "VMName", VmBackup::vmName)
            .text("folder", "Folder", VmBackup::folder)
            .text("consistency", "Consistency", VmBackup::consistency)
            .text("taken", "Taken", b -> b.taken().toString())
            .number("bytes", "Bytes", VmBackup::bytes)
            .text("disks", "", b -> String.join(";", b.disks()));

    private IntegrationColumns() {}
}
