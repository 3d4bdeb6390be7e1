// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/page.h"
#include "core/webhooks/webhook.h"
#include "server/items/arrows.h"
#include "server/items/listquery.h"
#include "server/webhooks/secretbox.h"

namespace farol::server {

// Reads the webhooks of one tenant. On the connection's thread.
class WebhooksRepo final {
public:
    static constexpr QByteArrayView cursorName = "deliveries"; // sort key: id
    WebhooksRepo(sql::Connection &connection, std::int64_t tenant, Instant now)
        : m_connection(connection)
        , m_tenant(tenant)
        , m_now(now) {}

    struct Stored {
        std::int64_t row = 0;
        WebhookSubscription subscription;
    };
    [[nodiscard]] Result<QList<WebhookSubscription>> list();
    // Errors: 404 not_found.
    [[nodiscard]] Result<Stored> find(const QString &id);
    // Newest first.
    [[nodiscard]] Result<Page<WebhookDelivery>> deliveries(const Stored &of, std::uint32_t states,
                                                           const ListWindow &window);
    struct StoredDelivery {
        std::int64_t row = 0;
        WebhookDelivery delivery;
    };
    [[nodiscard]] Result<StoredDelivery> delivery(const Stored &of, const QString &id); // 404, too
    [[nodiscard]] Result<QList<WebhookAttempt>> attempts(std::int64_t delivery);

private:
    [[nodiscard]] Result<QList<Stored>> read(std::int64_t row); // 0: all
    [[nodiscard]] Done fill(Stored &stored);
    sql::Connection &m_connection;
    std::int64_t m_tenant;
    Instant m_now;
};

[[nodiscard]] QString webhookId(std::int64_t row);                    // wh-000001
[[nodiscard]] QString webhookDeliveryId(std::int64_t row);            // whd-000001
[[nodiscard]] std::int64_t rowOf(QStringView id, QStringView prefix); // 0: no such id
[[nodiscard]] QString webhookMessageId(std::int64_t subscription, std::int64_t event);

// The writes, in the caller's transaction.
struct NewWebhook {
    std::int64_t tenant = 0;
    QString createdBy;
    QString url;
    QString description;
    QList<QString> types;
    QByteArray sealed; // its secret
};
[[nodiscard]] Result<std::int64_t> addWebhook(Arrows &arrows, const NewWebhook &webhook);
[[nodiscard]] Done changeWebhook(Arrows &arrows, std::int64_t row, const WebhookOrder &order);
[[nodiscard]] Done removeWebhook(Arrows &arrows, std::int64_t row);
// The new one signs at once; the others for so long beside it.
[[nodiscard]] Done rotateWebhook(Arrows &arrows, std::int64_t row, const QByteArray &sealed,
                                 std::chrono::milliseconds overlap);
// Another round of attempts, from now on. False: it is on its way already.
[[nodiscard]] Result<bool> redeliver(Arrows &arrows, std::int64_t delivery, int attempts);

} // namespace farol::server
