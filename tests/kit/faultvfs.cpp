// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/faultvfs.h"

#include <QTest>
#include <cstring>
#include <limits>
#include <mutex>
#include <new>
#include <sqlite3.h>

namespace farol::kit {

// SQLite's C structures: a file begins with its methods, and the system's own file lies right behind ours.
struct FaultVfs::Disk {
    sqlite3_vfs vfs{};
    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    mutable std::mutex mutex;
    DiskFault fault = DiskFault::WriteError;
    int until = 0; // operations that still go well
    int left = 0;  // failures that still come
    int failed = 0;

    bool fails(bool isSync) {
        const std::lock_guard lock(mutex);
        if (left == 0 || isSync != (fault == DiskFault::SyncError)) {
            return false;
        }
        if (until > 0) {
            --until;
            return false;
        }
        --left;
        ++failed;
        return true;
    }
    void order(DiskFault what, int good, int bad) {
        const std::lock_guard lock(mutex);
        fault = what;
        until = good;
        left = bad;
        failed = 0;
    }
};

namespace {

struct File {
    sqlite3_file base;
    FaultVfs::Disk *disk;
    sqlite3_file *real;
};

File *of(sqlite3_file *file) {
    return reinterpret_cast<File *>(file);
}
sqlite3_file *real(sqlite3_file *file) {
    return of(file)->real;
}

int write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset) {
    FaultVfs::Disk &disk = *of(file)->disk;
    if (!disk.fails(false)) {
        return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
    }
    if (disk.fault == DiskFault::ShortWrite) {
        (void)real(file)->pMethods->xWrite(real(file), bytes, size / 2, offset);
    }
    return disk.fault == DiskFault::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

int sync(sqlite3_file *file, int flags) {
    return of(file)->disk->fails(true) ? SQLITE_IOERR_FSYNC : real(file)->pMethods->xSync(real(file), flags);
}

int closeFile(sqlite3_file *file) {
    return real(file)->pMethods->xClose(real(file));
}

// Everything else is the system's. Version 2: without memory-mapped reads, which would pass the file by.
constexpr sqlite3_io_methods methods = {
    2,
    closeFile,
    [](sqlite3_file *f, void *to, int size, sqlite3_int64 at) {
        return real(f)->pMethods->xRead(real(f), to, size, at);
    },
    write,
    [](sqlite3_file *f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); },
    sync,
    [](sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); },
    [](sqlite3_file *f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
    [](sqlite3_file *f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
    [](sqlite3_file *f, int *out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
    [](sqlite3_file *f, int op, void *arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); },
    [](sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); },
    [](sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    [](sqlite3_file *f, int page, int size, int extend, void volatile **at) {
        return real(f)->pMethods->xShmMap(real(f), page, size, extend, at);
    },
    [](sqlite3_file *f, int offset, int n, int flags) {
        return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
    },
    [](sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); },
    [](sqlite3_file *f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); },
    nullptr,
    nullptr,
};

int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags) {
    auto *disk = static_cast<FaultVfs::Disk *>(vfs->pAppData);
    auto *ours = new (file)
        File{{nullptr}, disk, reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + sizeof(File))};
    const int code = disk->system->xOpen(disk->system, name, ours->real, flags, outFlags);
    if (code == SQLITE_OK) {
        ours->base.pMethods = &methods;
    }
    return code;
}

} // namespace

FaultVfs::FaultVfs()
    : m_disk(std::make_unique<Disk>()) {
    // The system's functions take the system's structure's data only in xOpen, which is ours.
    m_disk->vfs = *m_disk->system;
    m_disk->vfs.zName = "farol-faults";
    m_disk->vfs.pNext = nullptr;
    m_disk->vfs.pAppData = m_disk.get();
    m_disk->vfs.szOsFile = static_cast<int>(sizeof(File)) + m_disk->system->szOsFile;
    m_disk->vfs.xOpen = open;
    sqlite3_vfs_register(&m_disk->vfs, 0);
}

FaultVfs::~FaultVfs() {
    sqlite3_vfs_unregister(&m_disk->vfs);
}

const char *FaultVfs::name() const {
    return m_disk->vfs.zName;
}

void FaultVfs::failAt(DiskFault fault, int nth, int times) {
    m_disk->order(fault, nth - 1, times);
}

void FaultVfs::fail(DiskFault fault) {
    m_disk->order(fault, 0, std::numeric_limits<int>::max());
}

void FaultVfs::heal() {
    const std::lock_guard lock(m_disk->mutex);
    m_disk->left = 0;
}

int FaultVfs::failed() const {
    const std::lock_guard lock(m_disk->mutex);
    return m_disk->failed;
}

void everyDiskFault() {
    QTest::addColumn<DiskFault>("fault");
    QTest::addColumn<int>("step");
    const int asked = qEnvironmentVariableIntValue("FAROL_CHAOS_STEP"); // 1: the long form
    const int step = asked > 0 ? asked : 10;
    QTest::newRow("write error") << DiskFault::WriteError << step;
    QTest::newRow("disk full") << DiskFault::DiskFull << step;
    QTest::newRow("short write") << DiskFault::ShortWrite << step;
    QTest::newRow("sync error") << DiskFault::SyncError << 1;
}

} // namespace farol::kit
