// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connect/connectmodel.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

class ConnectScreen;
class StatusStrip;

// Entering: the demonstration, a stored environment or a new one, with each step of reaching it. Orders go to the
// model; the composition root starts the demonstration, follows the model's connected() and says what the keychain is.
// GUI thread.
class ConnectPage final : public QWidget {
    Q_OBJECT
public:
    enum class Demo { Ready, Starting, SignedOut, Absent, Failed };      // SignedOut: it runs, without anybody
    enum class Keychain { Unknown, Ready, Locked, Empty, Absent, Slow }; // Empty: a service without a keyring

    ConnectPage(const Theme &theme, const Formats &formats, app::ConnectModel &model, QWidget *parent = nullptr);
    void setDemo(Demo demo, const QString &problem = {}); // problem: a sentence for Failed
    void setKeychain(Keychain keychain);                  // its name comes from the model
    void setDataFolder(const QString &folder);
    [[nodiscard]] StatusStrip &status();

Q_SIGNALS:
    void demoRequested();

private:
    void listEnvironments();
    void edit(const QString &id);
    void askToForget(const QString &id);
    void follow();
    void followForm();
    void showFaults();
    void showSteps();
    void take();
    void tryIt();
    void offerAuthority();
    void moveFocus();
    void showShortcuts();
    [[nodiscard]] QString missing() const;

    const Theme &m_theme;
    const Formats &m_formats;
    app::ConnectModel &m_model;
    ConnectScreen *m_screen;
    QString m_shownId;
    app::ConnectModel::State m_state = app::ConnectModel::State::Idle;
    bool m_submitted = false;   // every fault is shown
    bool m_editedSince = false; // since the last try
};

} // namespace farol::ui
