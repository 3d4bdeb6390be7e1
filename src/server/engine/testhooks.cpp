// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/testhooks.h"

#include <QStringList>
#include <algorithm>
#include <csignal>

namespace farol::server {

Result<Plant> plantFrom(const QString &word) {
    static const QStringList words = {QStringLiteral("none"), QStringLiteral("new_e2e"),
                                      QStringLiteral("ack_before_commit"), QStringLiteral("no_fencing"),
                                      QStringLiteral("early_outbox")};
    const auto at = words.indexOf(word);
    if (at < 0) {
        return failure(ErrorKind::Rejected, QStringLiteral("plant"),
                       QStringLiteral("plant one of: %1").arg(words.join(QStringLiteral(", "))));
    }
    return static_cast<Plant>(at);
}

const std::vector<std::string> &probeLabels() {
    static const std::vector<std::string> labels = {
        "before_commit",  "after_commit", "before_send",   "after_send",     "before_result",
        "after_result",   "before_claim", "after_claim",   "before_check",   "before_recovery",
        "answered_early", "told_early",   "webhook_taken", "webhook_posted", "webhook_recorded"};
    return labels;
}

Result<Probe> killAt(const QString &point) {
    const auto parts = point.split(QLatin1Char(':'));
    const std::string label = parts.first().toStdString();
    const auto &labels = probeLabels();
    const int times = parts.size() == 2 ? parts.last().toInt() : 0;
    if (times < 1 || std::find(labels.begin(), labels.end(), label) == labels.end()) {
        return failure(ErrorKind::Rejected, QStringLiteral("kill_at"), QStringLiteral("kill at <label>:<times>"));
    }
    return Probe([label, left = std::make_shared<std::atomic<int>>(times)](const char *here) {
        if (label == here && --*left == 0) {
            (void)std::raise(SIGKILL);
        }
    });
}

} // namespace farol::server
