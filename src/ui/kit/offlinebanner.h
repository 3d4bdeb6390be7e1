// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/banner.h"
#include "ui/text/formats.h"

namespace farol::ui {

// "Offline since 10:05:31. Data from 10:05:12. …" with the next try and a way to the diagnosis. Hidden when online.
class OfflineBanner final : public QWidget {
    Q_OBJECT
public:
    OfflineBanner(const Theme &theme, const Formats &formats, QWidget *parent = nullptr);
    void showOffline(Instant since, std::optional<Instant> dataFrom);
    void setNextTry(std::optional<std::chrono::milliseconds> in); // empty: trying now
    void showOnline();

Q_SIGNALS:
    void retryRequested();
    void diagnosisRequested();

private:
    const Formats &m_formats;
    Banner *m_banner;
};

} // namespace farol::ui
