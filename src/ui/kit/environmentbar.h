// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/environmentsign.h"
#include "ui/kit/sourcepill.h"

#include <QPointer>
#include <QWidget>

class QMenu;

namespace farol::ui {

class Button;
class Label;
class LockChip;
class SearchButton;

// The top of every window, 44 units: tag, host, lock chip, search, sources, account. Says where you are and whether
// you may write; the whole bar is solid while writing is allowed. Narrow windows keep tag, lock, search and sources.
class EnvironmentBar final : public QWidget {
    Q_OBJECT
public:
    enum class Write {
        ReadOnly,  // may be allowed for a while
        NoRight,   // this account never writes
        Allowed,   // until setTimeLeft runs out
        Unlimited, // demo: no lock at all
        Offline,
        SignedOut, // nobody: nothing is asked of the back-end
    };

    EnvironmentBar(const Theme &theme, const Formats &formats, QWidget *parent = nullptr);
    void setEnvironment(const EnvironmentSign &sign);
    void setWrite(Write write);
    void setTimeLeft(std::chrono::milliseconds left);
    void setDataFrom(std::optional<Instant> at, Instant now = {}); // said by the chip while offline; now: names the day
    void setSources(const QList<SourceStatus> &sources);
    void setAccount(const QString &name, const QString &role);
    void setSearchVisible(bool visible);
    // Opened by the account, and by "…" where the account has no room. Owned by the caller.
    void setMenu(QMenu *menu);

    [[nodiscard]] const EnvironmentSign &environment() const { return m_sign; }

Q_SIGNALS:
    void writeRequested();
    void lockRequested();
    void searchRequested();
    void diagnosisRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Tag;
    void refresh();
    void openMenu(const QWidget &below);

    const Theme &m_theme;
    const Formats &m_formats;
    EnvironmentSign m_sign;
    Write m_write = Write::ReadOnly;
    std::chrono::milliseconds m_left{0};
    QString m_dataFrom; // as it is said
    Tag *m_tag;
    Label *m_host;
    LockChip *m_chip;
    Button *m_lockNow;
    SearchButton *m_search;
    SourcePill *m_sources;
    Button *m_account;
    Button *m_more;
    QPointer<QMenu> m_menu;
    QString m_role;
    bool m_searchVisible = false;
};

} // namespace farol::ui
