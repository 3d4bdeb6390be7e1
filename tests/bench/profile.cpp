// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_profile: a list of 100,000 rows from bytes to values by a shipped profile, in MB a second of one thread. Peers:
// QJsonDocument reading the same fields into texts and numbers, and the 150 MB a second that we promise.
#include "core/profiles/profilecheck.h"
#include "core/profiles/rowreader.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace farol;

namespace {

constexpr int rows = 100'000;
constexpr int turns = 5;
constexpr double promised = 150;

// A delivery with all that its back-end says beside what the profile asks for: some 1,100 bytes.
QByteArray wide(int i) {
    const QByteArray n = QByteArray::number(i);
    return "{\"id\":" + n + ",\"batch_id\":" + QByteArray::number(i % 600) +
           ",\"location_id\":null,\"volunteer_id\":" + n +
           ",\"product_type\":\"meal\",\"quantity\":12,\"status\":\"in_transit\",\"accepted_at\":\"2026-11-21T18:27:"
           "45\","
           "\"picked_up_at\":null,\"delivered_at\":null,\"created_at\":\"2026-11-21T19:27:45.519785\","
           "\"expires_at\":\"2026-11-22T03:27:45\",\"delivery_location_id\":" +
           QByteArray::number(i % 24) +
           ",\"pickup_code\":\"123456\",\"delivery_code\":\"654321\",\"parent_batch_quantity\":300,"
           "\"batch\":{\"id\":12,\"description\":\"Lote 12: macarr\xc3\xa3o com "
           "molho\",\"status\":\"ready\",\"quantity\":122,"
           "\"provider\":{\"id\":5,\"name\":\"Cozinha Solid\xc3\xa1ria "
           "4\",\"phone\":\"32965669373\",\"roles\":[\"provider\"],"
           "\"address\":\"Av. Brasil, 400 - Juiz de Fora\",\"latitude\":-21.759565,\"longitude\":-43.297695}},"
           "\"category\":{\"id\":3,\"name\":\"meal\",\"display_name\":\"Refei\xc3\xa7\xc3\xa3o\",\"icon\":\"utensils\","
           "\"active\":true},"
           "\"volunteer\":{\"id\":" +
           n + ",\"name\":\"Volunt\xc3\xa1ria " + n +
           "\",\"email\":\"v@vouajudar.org\",\"phone\":\"32976090044\",\"city_id\":\"juiz-de-fora\",\"approved\":true,"
           "\"active\":true,\"created_at\":\"2026-11-21T20:27:45.519785\",\"address\":\"Rua Halfeld, 100\"}}";
}

// Nothing but what is asked for: 190 bytes.
QByteArray narrow(int i) {
    const QByteArray n = QByteArray::number(i);
    return "{\"id\":" + n + ",\"batch_id\":" + QByteArray::number(i % 600) +
           ",\"quantity\":12,\"status\":\"delivered\",\"created_at\":\"2026-11-21T19:27:45\",\"delivered_at\":"
           "\"2026-11-21T20:27:45\",\"delivery_location_id\":7,\"volunteer\":{\"name\":\"Ana\"}}";
}

QByteArray listOf(QByteArray (*row)(int)) {
    QByteArray all = "[";
    for (int i = 0; i < rows; ++i) {
        all += (i == 0 ? "" : ",") + row(i);
    }
    return all + "]";
}

double medianSeconds(const std::function<void()> &work) {
    std::vector<double> all;
    for (int i = 0; i < turns; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        all.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e9);
    }
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

void must(bool is, const char *what) {
    if (!is) {
        std::fprintf(stderr, "bench_profile: %s\n", what);
        std::exit(1);
    }
}

void line(const char *bench, double value, const char *peer, double peerValue) {
    std::printf("{\"bench\":\"%s\",\"value\":%.1f,\"unit\":\"MB/s\",\"peer\":\"%s\",\"peer_value\":%.1f,"
                "\"ratio\":%.2f}\n",
                bench, value, peer, peerValue, value / peerValue);
}

// What a program with Qt alone would do for the same fields.
struct PlainRow {
    QString id, batch, place, assignee, kind, status, raw;
    double quantity = 0;
    QDateTime created, delivered, due;
};

QList<PlainRow> plain(const QByteArray &body) {
    const QJsonArray all = QJsonDocument::fromJson(body).array();
    QList<PlainRow> read;
    read.reserve(all.size());
    for (const auto &one : all) {
        const QJsonObject row = one.toObject();
        const auto text = [&row](const char *name) {
            return row.value(QLatin1StringView(name)).toVariant().toString();
        };
        const auto inner = [&row](const char *name, const char *member) {
            return row.value(QLatin1StringView(name)).toObject().value(QLatin1StringView(member)).toString();
        };
        const auto time = [&text](const char *name) { return QDateTime::fromString(text(name), Qt::ISODateWithMs); };
        read.append({text("id"), text("batch_id"), text("delivery_location_id"), inner("volunteer", "name"),
                     inner("category", "display_name"), text("status"), text("status"),
                     row.value(QLatin1StringView("quantity")).toDouble(), time("created_at"), time("delivered_at"),
                     time("expires_at")});
    }
    return read;
}

} // namespace

int main() {
    const auto profile = compileProfile(shippedProfile(QStringLiteral("euajudo")));
    must(profile.has_value(), "the profile is not sound");
    const RowReader reader(*profile, (*profile)->entity(u"delivery")->fields);
    const std::pair<const char *, QByteArray (*)(int)> shapes[] = {{"1,100 bytes a row", wide},
                                                                   {"190 bytes a row", narrow}};
    for (const auto &[name, row] : shapes) {
        const QByteArray body = listOf(row);
        const double mb = static_cast<double>(body.size()) / 1e6;
        const double ours = medianSeconds([&] {
            const auto read = reader.list(body, {});
            must(read && read->table.rows() == rows && read->notes.isEmpty(), "rows are missing");
        });
        const double qt = medianSeconds([&] { must(plain(body).size() == rows, "the peer lost rows"); });
        const QByteArray title = QByteArray("profile: a list of 100,000 rows to values, ") + name;
        line(title.constData(), mb / ours, "QJsonDocument, the same fields", mb / qt);
        line(title.constData(), mb / ours, "promised", promised);
    }
    return 0;
}
