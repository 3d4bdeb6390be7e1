// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/planfile.h"

#include "core/json/codec.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestFile = 16LL << 20;

tl::unexpected<Error> bad(const QString &path, const QString &why) {
    return failure(ErrorKind::Rejected, u"plan_file"_s, u"%1: %2"_s.arg(path, why));
}

} // namespace

PlanFile planFileOf(const QString &server, const Plan &plan) {
    return {server, plan.hash, plan.request, plan.going, plan.skipped, plan.amountGoing, plan.computedAt};
}

Done writePlanFile(const QString &path, const PlanFile &plan) {
    const QJsonObject object{
        {u"farol_plan"_s, 1},
        {u"server"_s, plan.server},
        {u"hash"_s, plan.hash},
        {u"request"_s, QJsonDocument::fromJson(json::encode(plan.request)).object()},
        {u"going"_s, static_cast<qint64>(plan.going)},
        {u"skipped"_s, static_cast<qint64>(plan.skipped)},
        {u"amount_going"_s, toApi(plan.amountGoing)},
        {u"currency"_s, plan.amountGoing.currency.text()},
        {u"computed_at"_s, toRfc3339(plan.computedAt)},
    };
    QSaveFile file(path);
    const QByteArray text = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(text) != text.size() || !file.commit()) {
        return bad(path, u"cannot be written: "_s + file.errorString());
    }
    return {};
}

Result<PlanFile> readPlanFile(const QString &path) {
    static const QRegularExpression sha256(u"^[0-9a-f]{64}$"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        return bad(path, file.isOpen() ? u"is larger than any plan"_s : file.errorString());
    }
    const QByteArray text = file.readAll();
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    if (!json::guard(text) || object.value(u"farol_plan"_s).toInt() != 1) {
        return bad(path, u"is no plan; make one with farolctl plan retry --out"_s);
    }
    auto request = json::planRequest(QJsonDocument(object.value(u"request"_s).toObject()).toJson());
    const auto money = moneyFromApi(object.value(u"amount_going"_s).toString(), object.value(u"currency"_s).toString());
    PlanFile plan{object.value(u"server"_s).toString(),
                  object.value(u"hash"_s).toString(),
                  {},
                  object.value(u"going"_s).toInteger(),
                  object.value(u"skipped"_s).toInteger(),
                  {},
                  fromRfc3339(object.value(u"computed_at"_s).toString()).value_or(Instant{})};
    if (!request || !money || plan.server.isEmpty() || !sha256.match(plan.hash).hasMatch()) {
        return bad(path, u"is damaged; make the plan again"_s);
    }
    plan.request = std::move(*request);
    plan.amountGoing = *money;
    return plan;
}

} // namespace farol::ctl
