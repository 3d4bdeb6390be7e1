// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <memory>

namespace farol::kit {

enum class DiskFault {
    WriteError, // the write fails and leaves nothing
    DiskFull,   // the same, and the system says that no room is left
    ShortWrite, // half of it reaches the file, then the write fails
    SyncError   // the bytes are with the system, but nobody promises that they stay
};

// A disk that fails on order: SQLite's own file system, but for the writes and syncs of connections that were opened
// with this one's name. Registered while it lives; one connection at a time uses it, the test's thread gives orders.
class FaultVfs final {
public:
    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs &) = delete;
    FaultVfs &operator=(const FaultVfs &) = delete;

    [[nodiscard]] const char *name() const;
    // From the nth write (of a SyncError: sync) from now on, so many of them fail; then the disk is well again.
    void failAt(DiskFault fault, int nth, int times);
    void fail(DiskFault fault); // every one, until heal()
    void heal();
    [[nodiscard]] int failed() const; // since the last order

    struct Disk;

private:
    std::unique_ptr<Disk> m_disk;
};

// The rows of a test that runs until no place is left to fail at: columns fault and step, of the places tried.
void everyDiskFault();

} // namespace farol::kit

Q_DECLARE_METATYPE(farol::kit::DiskFault)
