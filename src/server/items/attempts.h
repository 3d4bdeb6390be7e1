// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/items/arrows.h"

namespace farol::server {

// The tries of a group: gathered while it decides, written once before it commits. Nothing of a group reads its own.
// Writer thread; goes with its group.
class Attempts final {
public:
    // An order that leaves after the commit. isNewId: the item carries this end-to-end id for the first time.
    void open(std::int64_t item, int number, std::string endToEndId, bool isNewId);
    // What became of one. status: of HTTP, 0 when no answer came.
    void close(std::int64_t item, int number, std::string_view outcome, std::string code, int status);
    [[nodiscard]] Done write(Arrows &arrows, const std::string &worker);

private:
    struct Opened {
        std::int64_t item;
        int number;
        std::string endToEndId;
        bool isNewId;
    };
    struct Closed {
        std::int64_t item;
        int number;
        std::string outcome;
        std::string code;
        int status;
    };
    [[nodiscard]] Done writeOpened(Arrows &arrows, const std::string &worker) const;
    [[nodiscard]] Done writeClosed(Arrows &arrows) const;
    [[nodiscard]] Done writeOpenedAtOnce(Arrows &arrows, const std::string &worker) const;
    [[nodiscard]] Done writeClosedAtOnce(Arrows &arrows) const;

    std::vector<Opened> m_opened;
    std::vector<Closed> m_closed;
};

} // namespace farol::server
