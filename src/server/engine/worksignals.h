// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/items/item.h"

namespace farol::server {

// Says when there may be work, and how much: signals that a broker brought. The database stays the record: a signal is
// a leave to look for so many items, a lost one is made up by the engine's own look, one too many finds nothing.
// Implemented by SignalConsumer; the engine asks on the writer's thread.
class WorkSignals {
public:
    WorkSignals() = default;
    WorkSignals(const WorkSignals &) = delete;
    WorkSignals &operator=(const WorkSignals &) = delete;
    virtual ~WorkSignals() = default;
    // Whether signals arrive. While they do not, work is accepted and parked.
    [[nodiscard]] virtual bool isUp() const = 0;
    [[nodiscard]] virtual int waiting(ItemKind kind) const = 0; // items that may be claimed
    // As waiting(), remembered until settled(): what comes meanwhile is for the next look.
    [[nodiscard]] virtual int offered(ItemKind kind) = 0;
    // After the commit of what was claimed. nothingLeft: the look found fewer than it could take.
    virtual void settled(ItemKind kind, int claimed, bool nothingLeft) = 0;
    // Work that the engine knows of by itself.
    virtual void grant(ItemKind kind, int items) = 0;
};

} // namespace farol::server
