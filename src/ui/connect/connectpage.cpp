// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectpage.h"

#include "app/connect/environmentoptions.h"
#include "app/errortext/errortext.h"
#include "ui/connect/authoritydialog.h"
#include "ui/connect/connectionform.h"
#include "ui/connect/connectscreen.h"
#include "ui/connect/connectside.h"
#include "ui/connect/connecttexts.h"
#include "ui/connect/factline.h"
#include "ui/connect/kindpicker.h"
#include "ui/connect/steplook.h"
#include "ui/kit/statusstrip.h"
#include "ui/window/shortcutsheet.h"

#include <QBoxLayout>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

using Model = app::ConnectModel;
using Field = ConnectionForm::Field;

ConnectPage::ConnectPage(const Theme &theme, const Formats &formats, Model &model, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_model(model)
    , m_screen(new ConnectScreen(theme, this)) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_screen);
    connect(&model, &Model::changed, this, &ConnectPage::follow);
    connect(&model, &Model::environmentsChanged, this, &ConnectPage::listEnvironments);
    ConnectSide &side = m_screen->side();
    connect(&side, &ConnectSide::demoRequested, this, &ConnectPage::demoRequested);
    connect(&side, &ConnectSide::entryChosen, &model, &Model::resume);
    connect(&side, &ConnectSide::editRequested, this, &ConnectPage::edit);
    connect(&side, &ConnectSide::forgetRequested, this, &ConnectPage::askToForget);
    connect(&side, &ConnectSide::newRequested, this, [this] {
        m_model.startNew();
        m_screen->form().focusOn(Field::Name);
    });
    connect(&m_screen->form(), &ConnectionForm::edited, this, &ConnectPage::take);
    connect(&m_screen->form(), &ConnectionForm::submitted, this, &ConnectPage::tryIt);
    connect(&m_screen->diagnosis(), &DiagnosisCard::testRequested, this, &ConnectPage::tryIt);
    connect(&m_screen->diagnosis(), &DiagnosisCard::actionRequested, this, &ConnectPage::offerAuthority);
    connect(m_screen, &ConnectScreen::saveRequested, this, &ConnectPage::tryIt);
    connect(m_screen, &ConnectScreen::cancelRequested, this, [this] {
        if (m_model.state() == Model::State::Running) {
            m_model.cancel();
        } else {
            m_model.startNew();
        }
        m_screen->form().focusOn(Field::Name);
    });
    connect(m_screen, &ConnectScreen::shortcutSheetRequested, this, &ConnectPage::showShortcuts);
    setDemo(Demo::Ready);
    setKeychain(Keychain::Unknown);
    follow();
}

StatusStrip &ConnectPage::status() {
    return m_screen->status();
}

void ConnectPage::setDemo(Demo demo, const QString &problem) {
    EnvironmentCardText card;
    card.sign = {environmentKindName(EnvironmentKind::Demo), EnvironmentKind::Demo, {}, false};
    card.body = tr("A whole day of operation, already on this computer. Nothing leaves it.");
    card.action = tr("Start");
    card.primary = true;
    switch (demo) {
    case Demo::Ready:
        card.note = tr("embedded back-end \u00B7 ready");
        break;
    case Demo::Starting:
        card.note = tr("embedded back-end \u00B7 starting…");
        card.busy = true;
        break;
    case Demo::SignedOut:
        card.note = tr("embedded back-end \u00B7 running, nobody signed in");
        card.action = tr("Sign in\u2026");
        break;
    case Demo::Absent:
        card.note = tr("embedded back-end \u00B7 absent");
        card.problem = tr("The program farold is not installed beside this one. Install it, or connect to a server.");
        card.busy = true;
        break;
    case Demo::Failed:
        card.note = tr("embedded back-end \u00B7 failed");
        card.problem = problem;
        break;
    }
    m_screen->side().setDemo(card);
}

void ConnectPage::setKeychain(Keychain keychain) {
    FactLine &line = m_screen->side().keychain();
    const QString name = m_model.keychainName().isEmpty() ? tr("of this computer") : m_model.keychainName();
    QString hint = tr("kept for this session only");
    switch (keychain) {
    case Keychain::Unknown:
        line.set(Tone::Secondary, u"key"_s, tr("Keychain: asking…"));
        hint.clear();
        break;
    case Keychain::Ready:
        line.set(Tone::Ok, u"key"_s, tr("Keychain:"), name, tr(", unlocked"));
        hint = tr("never kept; the session is, in the keychain");
        break;
    case Keychain::Locked:
        line.set(Tone::Uncertain, u"lock"_s, tr("Keychain:"), name, tr(", locked: unlock it, or this session only."));
        break;
    case Keychain::Empty:
        line.set(Tone::Uncertain, u"key"_s, tr("Keychain:"), name,
                 tr(", without a keyring yet: on connecting it may ask you for a new password of its own."));
        hint = tr("never kept; the session is, if a keyring is made");
        break;
    case Keychain::Absent:
        line.set(Tone::Uncertain, u"warning"_s, tr("No keychain: this session only."));
        break;
    case Keychain::Slow:
        line.set(Tone::Uncertain, u"clock"_s, tr("Keychain:"), name, tr(", no answer yet: this session only."));
        break;
    }
    m_screen->form().setPasswordHint(hint);
}

void ConnectPage::setDataFolder(const QString &folder) {
    m_screen->side().setDataFolder(folder);
}

void ConnectPage::follow() {
    followForm();
    showFaults();
    showSteps();
    listEnvironments();
    moveFocus();
}

void ConnectPage::followForm() {
    ConnectionForm &form = m_screen->form();
    ConnectionForm::Draft shown = form.draft();
    const ConnectionForm::Draft wanted = draftOf(m_model);
    const bool another = m_model.form().id != m_shownId;
    form.setCaFile(wanted.caFile);
    shown.caFile = wanted.caFile;
    shown.plainHttp = wanted.plainHttp;
    if (another || shown != wanted) {
        form.setDraft(wanted);
    }
    if (another) {
        m_shownId = m_model.form().id;
        m_submitted = false;
        m_editedSince = false;
    }
    if (m_model.state() == Model::State::Connected) {
        m_submitted = false; // who comes back has not tried anything yet
        form.clearPassword();
    }
    const bool isKnown = m_model.form().createdAt != Instant{};
    m_screen->setHeading(isKnown ? tr("Connection to %1").arg(wanted.name) : tr("New connection"),
                         tr("nothing is saved before it works"));
}

void ConnectPage::showFaults() {
    ConnectionForm &form = m_screen->form();
    QString problems[3]; // name, address, user
    bool refusedHttp = false;
    for (const FieldError &fault : m_model.faults()) {
        const auto field = fieldOf(fault.field);
        const bool typing = fault.code == u"required"_s || fault.code == u"url_invalid"_s;
        refusedHttp = refusedHttp || fault.code == u"plain_http_refused"_s;
        if (field && (m_submitted || !typing)) {
            problems[*field == Field::Name ? 0 : *field == Field::Address ? 1 : 2] = faultText(fault);
        }
    }
    form.setProblem(Field::Name, problems[0]);
    form.setProblem(Field::Address, problems[1]);
    form.setProblem(Field::User, problems[2]);
    const bool missesPassword = m_submitted && form.password().isEmpty();
    form.setProblem(Field::Password, missesPassword ? tr("Empty: fill it in.") : QString());
    form.setPlainHttpOffered(refusedHttp || m_model.form().plainHttp);
}

void ConnectPage::showSteps() {
    QList<StepLook> looks;
    int good = 0;
    for (int i = 0; i < Model::stepCount; ++i) {
        looks.append(stepLook(m_model, Model::Step(i)));
        const auto state = m_model.step(Model::Step(i)).state;
        good += state == Model::StepState::Good || state == Model::StepState::Warning ? 1 : 0;
    }
    DiagnosisCard &card = m_screen->diagnosis();
    card.setSteps(looks);
    const bool isRunning = m_model.state() == Model::State::Running;
    card.setSummary(good == 0 && !isRunning ? QString() : tr("%1 of %2 steps").arg(good).arg(Model::stepCount));
    const bool isTried = m_model.state() == Model::State::Failed;
    card.setTest(isTried ? tr("Test again") : isRunning ? tr("Testing…") : tr("Test"), !isRunning);
    m_screen->setSave(tr("Save and connect"), missing());
}

QString ConnectPage::missing() const {
    if (m_model.state() == Model::State::Running) {
        return tr("testing; it connects when every step is good");
    }
    QStringList names;
    for (const FieldError &fault : m_model.faults()) {
        if (const auto field = fieldOf(fault.field)) {
            names.append(fieldName(*field));
        }
    }
    if (m_screen->form().password().isEmpty()) {
        names.append(fieldName(Field::Password));
    }
    if (!names.isEmpty()) {
        return tr("still missing: %1").arg(names.join(u", "_s));
    }
    const auto stopped = failedStep(m_model);
    return stopped && !m_editedSince ? tr("still to solve: %1").arg(stepName(*stopped).toLower()) : QString();
}

// What was typed goes to the model as it is typed; the password only when it is tried.
void ConnectPage::take() {
    const ConnectionForm::Draft draft = m_screen->form().draft();
    m_editedSince = true;
    auto typed = m_model.form();
    typed.name = draft.name;
    typed.kind = storedKind(draft.kind);
    typed.url = draft.address;
    typed.caFile = draft.caFile;
    typed.user = draft.user;
    typed.plainHttp = draft.plainHttp;
    m_model.setForm(typed);
}

void ConnectPage::tryIt() {
    m_submitted = true;
    m_editedSince = false;
    showFaults();
    ConnectionForm &form = m_screen->form();
    if (!m_model.faults().isEmpty()) {
        form.focusOn(fieldOf(m_model.faults().constFirst().field).value_or(Field::Name));
        return;
    }
    if (form.password().isEmpty()) {
        form.focusOn(Field::Password);
        return;
    }
    m_model.connectWith(form.password());
}

void ConnectPage::offerAuthority() {
    const auto offered = m_model.offeredAuthority();
    if (!offered) {
        return;
    }
    auto *dialog = new AuthorityDialog(m_theme, signOf(m_model.form()),
                                       {offered->subject, offered->issuer, m_formats.dateTime(offered->validFrom),
                                        m_formats.dateTime(offered->validTo), offered->sha256},
                                       this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, sha256 = offered->sha256] {
        if (const auto done = m_model.useOfferedAuthority(sha256); !done) {
            m_screen->form().setProblem(Field::Authority, app::describe(done.error()).whole());
            return;
        }
        m_screen->form().setProblem(Field::Authority, {});
        tryIt();
    });
    dialog->open();
}

// While it runs the form is off, and Cancel is what there is to press; afterwards the way out has the focus.
void ConnectPage::moveFocus() {
    const Model::State before = std::exchange(m_state, m_model.state());
    if (before == m_state) {
        return;
    }
    const bool isRunning = m_state == Model::State::Running;
    const bool wasHere = focusWidget() && m_screen->isAncestorOf(focusWidget());
    if (isRunning && wasHere) {
        m_screen->focusCancel();
    }
    m_screen->form().setEnabled(!isRunning);
    if (m_state != Model::State::Failed) {
        return;
    }
    const auto stopped = failedStep(m_model);
    const bool wantsPassword = stopped == Model::Step::Login || stopped == Model::Step::Keychain;
    if (wantsPassword) {
        m_screen->form().focusOn(Field::Password);
    } else {
        m_screen->diagnosis().focusWayOut();
    }
}

void ConnectPage::showShortcuts() {
    auto *sheet = new ShortcutSheet(m_theme, {}, ShortcutSheet::ofConnectPage(), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

} // namespace farol::ui
