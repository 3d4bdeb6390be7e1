// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/offlinebanner.h"

#include <QBoxLayout>

namespace farol::ui {

OfflineBanner::OfflineBanner(const Theme &theme, const Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_formats(formats)
    , m_banner(new Banner(theme, this)) {
    auto *row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, theme.px(8));
    row->addWidget(m_banner);
    connect(m_banner->addLink(tr("Try now")), &QPushButton::clicked, this, &OfflineBanner::retryRequested);
    connect(m_banner->addLink(tr("Diagnosis")), &QPushButton::clicked, this, &OfflineBanner::diagnosisRequested);
    hide();
}

void OfflineBanner::showOffline(Instant since, std::optional<Instant> dataFrom) {
    const QString lead = tr("Offline since %1.").arg(m_formats.clock(since));
    const QString text = dataFrom ? tr("Data from %1. Reading, searching and exporting work. No money actions.")
                                        .arg(m_formats.listTimeSeconds(*dataFrom, since))
                                  : tr("Nothing was read yet. No money actions.");
    m_banner->set(Tone::Idle, QStringLiteral("offline"), lead, text);
    setAccessibleName(m_banner->accessibleName());
    show();
}

void OfflineBanner::setNextTry(std::optional<std::chrono::milliseconds> in) {
    m_banner->setTrailing(in ? tr("next try in %1").arg(m_formats.duration(*in)) : tr("trying now"));
}

void OfflineBanner::showOnline() {
    hide();
}

} // namespace farol::ui
