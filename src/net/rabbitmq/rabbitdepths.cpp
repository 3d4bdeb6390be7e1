// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/rabbitdepths.h"

#include "core/metrics/exposition.h"

#include <cmath>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

using Field = std::optional<std::int64_t> RabbitDepth::*;

Field fieldOf(std::string_view family) {
    constexpr std::string_view start = "rabbitmq_detailed_queue_";
    if (!family.starts_with(start)) {
        return nullptr;
    }
    family.remove_prefix(start.size());
    return family == "messages_ready"     ? &RabbitDepth::ready
           : family == "messages_unacked" ? &RabbitDepth::unacknowledged
           : family == "messages"         ? &RabbitDepth::messages
           : family == "consumers"        ? &RabbitDepth::consumers
                                          : nullptr;
}

QString text(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

class DepthReader final : public ExpositionVisitor {
public:
    void family(const FamilyHead &) override {}
    void sample(const FamilyHead &, const SampleView &sample) override {
        ++samples;
        const Field field = fieldOf(sample.name);
        constexpr double most = 9'007'199'254'740'992;
        if (field == nullptr || !std::isfinite(sample.value) || std::abs(sample.value) > most) {
            return;
        }
        std::string_view vhost;
        std::string_view queue;
        for (const LabelView &label : sample.labels) {
            vhost = label.name == "vhost" ? label.value : vhost;
            queue = label.name == "queue" ? label.value : queue;
        }
        if (!queue.empty()) {
            depths.queues[{text(vhost), text(queue)}].*field = std::llround(sample.value);
        }
    }
    void finding(const ExpositionFinding &finding) override { depths.badLines += finding.lost ? 1 : 0; }

    RabbitDepths depths;
    std::int64_t samples = 0;
};

} // namespace

Result<RabbitDepths> rabbitDepths(QByteArrayView page) {
    DepthReader reader;
    ExpositionReader exposition(ExpositionFormat::Text, reader);
    exposition.feed({page.data(), static_cast<std::size_t>(page.size())});
    exposition.finish();
    const bool isOther = reader.depths.queues.isEmpty() && (reader.samples > 0 || reader.depths.badLines > 0);
    if (isOther) {
        return failure(ErrorKind::Malformed, u"rabbitmq_metrics"_s,
                       u"The page has no depths of queues: is it the metrics port of a RabbitMQ (15692)?"_s);
    }
    return std::move(reader.depths);
}

void takeDepths(QList<RabbitQueue> &queues, const RabbitDepths &depths) {
    const auto put = [](std::optional<std::int64_t> &field, std::optional<std::int64_t> said) {
        field = said ? said : field;
    };
    for (RabbitQueue &queue : queues) {
        const auto found = depths.queues.constFind({queue.vhost, queue.name});
        if (found != depths.queues.cend()) {
            put(queue.ready, found->ready);
            put(queue.unacknowledged, found->unacknowledged);
            put(queue.messages, found->messages);
            put(queue.consumers, found->consumers);
        }
    }
}

} // namespace farol::net
