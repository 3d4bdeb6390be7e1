// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connect/environmentoptions.h"
#include "app/errortext/errortext.h"
#include "ui/connect/connectionform.h"
#include "ui/connect/connectpage.h"
#include "ui/connect/connectscreen.h"
#include "ui/connect/connectside.h"
#include "ui/connect/connecttexts.h"
#include "ui/connect/forgetdialog.h"
#include "ui/kit/statusstrip.h"

// The stored environments of the connect page: listed, changed, forgotten.
namespace farol::ui {

void ConnectPage::listEnvironments() {
    QList<ConnectSide::Entry> cards;
    for (const auto &entry : m_model.environments()) {
        const app::Environment environment = app::environmentOf(entry);
        EnvironmentCardText card;
        card.sign = {environment.name, kindOf(environment.kind), {}, false};
        card.isStored = true;
        card.note = environment.readOnly                    ? tr("opens read-only")
                    : entry.id == m_model.lastEnvironment() ? tr("used last")
                                                            : QString();
        card.body = hostOf(environment);
        card.action = tr("Connect");
        card.busy = m_model.state() == app::ConnectModel::State::Running;
        cards.append({entry.id, card});
    }
    m_screen->side().setEntries(cards);
}

void ConnectPage::edit(const QString &id) {
    m_model.edit(id);
    m_screen->form().focusOn(ConnectionForm::Field::Name);
}

// The dialog stays until it is gone, because a keychain may refuse and there is still something to choose then.
void ConnectPage::askToForget(const QString &id) {
    const auto entries = m_model.environments();
    const auto entry = std::find_if(entries.begin(), entries.end(), [&id](const auto &one) { return one.id == id; });
    if (entry == entries.end()) {
        return;
    }
    auto *dialog = new ForgetDialog(m_theme, signOf(*entry), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ForgetDialog::forgetRequested, this, [this, id] { m_model.forget(id); });
    connect(dialog, &ForgetDialog::forgetEntryRequested, this, [this, id, dialog] {
        if (const auto done = m_model.forgetEntryOnly(id); !done) {
            dialog->showProblem(app::describe(done.error()).whole());
        }
    });
    connect(&m_model, &app::ConnectModel::forgotten, dialog,
            [this, id, dialog, name = entry->name](const QString &gone) {
                if (gone == id) {
                    dialog->accept();
                    m_screen->status().setText(tr("%1 was forgotten on this computer.").arg(name));
                    m_screen->side().focusFirst();
                }
            });
    connect(&m_model, &app::ConnectModel::forgetFailed, dialog, [id, dialog](const QString &kept, const Error &error) {
        if (kept == id) {
            dialog->showProblem(app::describe(error).whole());
        }
    });
    dialog->open();
}

} // namespace farol::ui
