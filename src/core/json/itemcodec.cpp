// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/items/itemdecided.h"
#include "core/json/codec.h"
#include "core/json/document.h"
#include "core/json/itemshapes.h"

namespace farol::json {

template<>
struct Shape<Item> {
    static constexpr std::array members{
        member<&Item::id>("id"),
        member<&Item::batch>("batch"),
        member<&Item::seq>("seq"),
        member<&Item::kind>("kind"),
        member<&Item::externalId>("external_id"),
        member<&Item::payee>("payee"),
        member<&Item::documentMasked>("document_masked"),
        member<&Item::pixKeyMasked>("pix_key_masked"),
        member<&Item::amount>("amount"),
        member<&Item::dueDate>("due_date"),
        member<&Item::description>("description"),
        member<&Item::state>("state"),
        member<&Item::code>("code"),
        member<&Item::lastResponse>("last_response"),
        member<&Item::attempts>("attempts"),
        member<&Item::version>("version"),
        member<&Item::endToEndId>("end_to_end_id"),
        member<&Item::allEndToEndIds>("all_end_to_end_ids"),
        member<&Item::requestId>("request_id"),
        member<&Item::createdAt>("created_at"),
        member<&Item::updatedAt>("updated_at"),
        member<&Item::nextAttemptAt>("next_attempt_at"),
        member<&Item::checkableAt>("checkable_at"),
        member<&Item::worker>("worker"),
    };
};

template<>
struct Shape<ItemDecided> {
    static constexpr std::array members{member<&ItemDecided::item>("item"), member<&ItemDecided::given>("given"),
                                        member<&ItemDecided::needed>("needed")};
};

template<>
struct Shape<Attempt> {
    static constexpr std::array members{
        member<&Attempt::n>("n"),
        member<&Attempt::endToEndId>("end_to_end_id"),
        member<&Attempt::sentAt>("sent_at"),
        member<&Attempt::answeredAt>("answered_at"),
        member<&Attempt::outcome>("outcome"),
        member<&Attempt::code>("code"),
        member<&Attempt::httpStatus>("http_status"),
        member<&Attempt::worker>("worker"),
        member<&Attempt::requestId>("request_id"),
    };
};

template<>
struct Shape<ItemEvent> {
    static constexpr std::array members{
        member<&ItemEvent::seq>("seq"),         member<&ItemEvent::at>("at"),     member<&ItemEvent::type>("type"),
        member<&ItemEvent::attempt>("attempt"), member<&ItemEvent::code>("code"), member<&ItemEvent::actor>("actor"),
        member<&ItemEvent::detail>("detail"),
    };
};

QByteArray encode(const ItemDecided &decided) {
    return encoded(decided);
}
Result<ItemDecided> itemDecided(QByteArrayView text) {
    return decoded<ItemDecided>(text);
}
QByteArray encode(const Item &item) {
    return encoded(item);
}
QByteArray encode(const Page<Item> &page) {
    return encoded(page);
}
QByteArray encode(const QList<Attempt> &attempts) {
    return encoded(Rows<Attempt>{attempts});
}
QByteArray encode(const QList<ItemEvent> &events) {
    return encoded(Rows<ItemEvent>{events});
}

Result<Item> item(QByteArrayView text) {
    return decoded<Item>(text);
}
Result<Page<Item>> itemPage(QByteArrayView text) {
    return decoded<Page<Item>>(text);
}
Result<QList<Attempt>> attempts(QByteArrayView text) {
    return decodedRows<Attempt>(text);
}
Result<QList<ItemEvent>> itemEvents(QByteArrayView text) {
    return decodedRows<ItemEvent>(text);
}

} // namespace farol::json
