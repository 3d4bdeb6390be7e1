// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "server/approvals/subject.h"
#include "server/batches/release.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

class BatchSubject final : public ApprovalOf {
public:
    BatchSubject(Arrows &arrows, const Config &config, const Request &request, const StoredApproval &stored)
        : m_arrows(arrows)
        , m_config(config)
        , m_request(request)
        , m_stored(stored) {}

    Done look() override {
        auto found = BatchesRepo(m_arrows.connection(), m_request.who.tenant).find({m_stored.approval.object});
        auto hash = found ? contentHash(m_arrows.connection(), *found) : Result<QString>(tl::unexpected(found.error()));
        if (!hash) {
            return tl::unexpected(hash.error());
        }
        m_batch = std::move(*found);
        m_hash = std::move(*hash);
        return {};
    }

    std::optional<Error> changed() const override {
        if (m_batch.batch.status == BatchStatus::AwaitingApproval && m_hash == m_stored.approval.hash) {
            return std::nullopt;
        }
        return refuseWith(409, u"batch_changed"_s,
                          u"%1 is not what its maker submitted; the approval is void and nothing was sent"_s.arg(
                              m_stored.approval.object),
                          json::encode(m_batch.batch))
            .value();
    }

    Done counted(int given) override {
        auto done = update(BatchStatus::AwaitingApproval, given);
        return done ? tell("approved", u"%1 of %2"_s.arg(given).arg(m_stored.approval.needed)) : done;
    }

    Done release(int given) override {
        auto done = m_arrows.connection()
                        .prepare("UPDATE batches SET approvals_given = ? WHERE id = ?")
                        .bind(given, m_stored.batch)
                        .run();
        done = done ? tell("approved", u"%1 of %2"_s.arg(given).arg(m_stored.approval.needed)) : done;
        return done ? releaseBatch(m_arrows, m_batch, m_request.who, m_config.zone) : done;
    }

    Done giveBack(ApprovalStatus why, const QString &comment) override {
        auto done = update(BatchStatus::Draft, 0);
        return done ? tell(toApi(why).toLatin1().constData(), comment) : done;
    }

private:
    // A batch that somebody cancelled meanwhile stays so.
    Done update(BatchStatus status, int given) {
        return m_arrows.connection()
            .prepare("UPDATE batches SET status = ?1, approvals_given = ?2, version = version + 1, updated_at = ?3"
                     " WHERE id = ?4 AND status = ?5")
            .bind(status, given, m_arrows.moment().now.time_since_epoch().count(), m_stored.batch,
                  BatchStatus::AwaitingApproval)
            .run();
    }
    Done tell(const char *type, const QString &detail) {
        BatchesRepo::Stored stored{m_stored.batch, {}};
        return tellBatch(m_arrows, stored, m_request.who, type, detail);
    }

    Arrows &m_arrows;
    const Config &m_config;
    const Request &m_request;
    const StoredApproval &m_stored;
    BatchesRepo::Stored m_batch;
    QString m_hash;
};

} // namespace

std::unique_ptr<ApprovalOf> approvalOfBatch(Arrows &arrows, const Config &config, const Request &request,
                                            const StoredApproval &stored) {
    return std::make_unique<BatchSubject>(arrows, config, request, stored);
}

} // namespace farol::server
