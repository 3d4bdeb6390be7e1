// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/webhookcodec.h"

#include "core/json/codec.h"
#include "core/json/document.h"

namespace farol::json {

template<>
struct Words<DeliveryState> {
    static std::optional<DeliveryState> fromApi(QStringView word) { return deliveryStateFromApi(word); }
};

template<>
struct Shape<WebhookSubscription> {
    static constexpr std::array members{
        member<&WebhookSubscription::id>("id"),
        member<&WebhookSubscription::url>("url"),
        member<&WebhookSubscription::types>("types"),
        member<&WebhookSubscription::description>("description"),
        member<&WebhookSubscription::active>("active"),
        member<&WebhookSubscription::disabledReason>("disabled_reason"),
        member<&WebhookSubscription::createdBy>("created_by"),
        member<&WebhookSubscription::createdAt>("created_at"),
        member<&WebhookSubscription::updatedAt>("updated_at"),
        member<&WebhookSubscription::failingSince>("failing_since"),
        member<&WebhookSubscription::version>("version"),
        member<&WebhookSubscription::secrets>("secrets"),
        member<&WebhookSubscription::waiting>("waiting"),
        member<&WebhookSubscription::dead>("dead"),
        member<&WebhookSubscription::secret>("secret"),
    };
};
template<>
struct Shape<WebhookOrder> {
    static constexpr std::array members{
        member<&WebhookOrder::url>("url"),
        member<&WebhookOrder::types>("types"),
        member<&WebhookOrder::description>("description"),
        member<&WebhookOrder::active>("active"),
    };
};
template<>
struct Shape<WebhookDelivery> {
    static constexpr std::array members{
        member<&WebhookDelivery::id>("id"),
        member<&WebhookDelivery::subscription>("subscription"),
        member<&WebhookDelivery::event>("event"),
        member<&WebhookDelivery::message>("message"),
        member<&WebhookDelivery::type>("type"),
        member<&WebhookDelivery::state>("state"),
        member<&WebhookDelivery::attempts>("attempts"),
        member<&WebhookDelivery::createdAt>("created_at"),
        member<&WebhookDelivery::nextAttemptAt>("next_attempt_at"),
        member<&WebhookDelivery::lastStatus>("last_status"),
        member<&WebhookDelivery::lastResult>("last_result"),
    };
};
template<>
struct Shape<WebhookAttempt> {
    static constexpr std::array members{
        member<&WebhookAttempt::n>("n"),
        member<&WebhookAttempt::at>("at"),
        member<&WebhookAttempt::milliseconds>("milliseconds"),
        member<&WebhookAttempt::status>("status"),
        member<&WebhookAttempt::result>("result"),
        member<&WebhookAttempt::answer>("answer"),
    };
};

QByteArray encode(const WebhookSubscription &subscription) {
    return encoded(subscription);
}
QByteArray encode(const QList<WebhookSubscription> &subscriptions) {
    return encoded(Rows<WebhookSubscription>{subscriptions});
}
QByteArray encode(const WebhookDelivery &delivery) {
    return encoded(delivery);
}
QByteArray encode(const Page<WebhookDelivery> &page) {
    return encoded(page);
}
QByteArray encode(const QList<WebhookAttempt> &attempts) {
    return encoded(Rows<WebhookAttempt>{attempts});
}

QByteArray encodeWebhookBody(const Event &event) {
    JsonWriter out;
    out.openObject();
    out.key("type");
    out.text(event.type);
    out.key("timestamp");
    out.instant(event.at);
    out.key("data");
    out.raw(encode(event));
    out.closeObject();
    return out.take();
}

Result<WebhookSubscription> webhookSubscription(QByteArrayView text) {
    return decoded<WebhookSubscription>(text);
}
Result<QList<WebhookSubscription>> webhookSubscriptions(QByteArrayView text) {
    return decodedRows<WebhookSubscription>(text);
}
Result<Page<WebhookDelivery>> webhookDeliveryPage(QByteArrayView text) {
    return decoded<Page<WebhookDelivery>>(text);
}
Result<QList<WebhookAttempt>> webhookAttempts(QByteArrayView text) {
    return decodedRows<WebhookAttempt>(text);
}
Result<WebhookOrder> webhookOrder(QByteArrayView text) {
    return decoded<WebhookOrder>(text, JsonReader::Unknown::Refused);
}

} // namespace farol::json
