// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/projectionsapi.h"

#include "core/json/projectioncodec.h"
#include "net/farold/route.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

Call ProjectionsApi::projections(QObject *context, Answer<QList<Projection>> answer) {
    return m_client.ask<QList<Projection>>(get(u"/api/v1/projections"_s), context, reads(&json::projections),
                                           std::move(answer));
}

Call ProjectionsApi::replay(const QString &name, const IntentKey &intent, QObject *context,
                            Answer<QList<Projection>> answer) {
    return m_client.ask<QList<Projection>>(post(u"/api/v1/projections/%1/replay"_s.arg(segment(name)), "{}", intent),
                                           context, reads(&json::projections), std::move(answer));
}

} // namespace farol::net
