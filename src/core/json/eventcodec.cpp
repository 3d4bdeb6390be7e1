// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "core/json/document.h"

namespace farol::json {

template<>
struct Words<Aggregate> {
    static std::optional<Aggregate> fromApi(QStringView word) { return aggregateFromApi(word); }
};

template<>
struct Shape<Event> {
    static constexpr std::array members{
        member<&Event::id>("id"),           member<&Event::at>("at"),
        member<&Event::type>("type"),       member<&Event::aggregate>("aggregate"),
        member<&Event::batch>("batch"),     member<&Event::item>("item"),
        member<&Event::attempt>("attempt"), member<&Event::code>("code"),
        member<&Event::actor>("actor"),     member<&Event::detail>("detail"),
    };
};

QByteArray encode(const Event &event) {
    return encoded(event);
}
QByteArray encode(const Page<Event> &page) {
    return encoded(page);
}

Result<Event> event(QByteArrayView text) {
    return decoded<Event>(text);
}
Result<Page<Event>> eventPage(QByteArrayView text) {
    return decoded<Page<Event>>(text);
}

} // namespace farol::json
