// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/verifydialog.h"

#include "app/errortext/errortext.h"
#include "ui/items/itemcells.h"
#include "ui/items/itemlook.h"
#include "ui/kit/notebox.h"
#include "ui/kit/stateband.h"
#include "ui/session/environmentlook.h"

#include <QBoxLayout>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostNamed = 20;

int plural(std::int64_t count) {
    return static_cast<int>(std::min<std::int64_t>(count, INT_MAX));
}

// What a check may turn an uncertain item into, in the order in which the result tells it.
constexpr std::array outcomes = {ItemState::Done, ItemState::NotSent, ItemState::Failed, ItemState::Uncertain};

} // namespace

VerifyDialog::VerifyDialog(const Theme &theme, const Formats &formats, app::ItemCheck &check,
                           const app::WriteRight &right, const CheckRequest &request, QWidget *parent)
    : DialogFrame(theme, signOf(right), parent)
    , m_formats(formats)
    , m_check(check)
    , m_right(right)
    , m_request(request)
    , m_band(new StateBand(theme))
    , m_note(new NoteBox(theme))
    , m_rest(new NoteBox(theme)) {
    setObjectName(u"verifyDialog"_s);
    main().setObjectName(u"verifyRun"_s);
    m_band->setObjectName(u"verifyResult"_s);
    m_note->setObjectName(u"verifyNote"_s);
    auto *notes = new QWidget(this);
    auto *column = new QVBoxLayout(notes);
    column->setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14));
    column->setSpacing(theme.px(10));
    column->addWidget(m_note);
    column->addWidget(m_rest);
    addToBody(m_band);
    addToBody(notes);
    connect(&main(), &QPushButton::clicked, this, &VerifyDialog::start);
    connect(&check, &app::ItemCheck::changed, this, &VerifyDialog::refresh);
    connect(&right, &app::WriteRight::changed, this, &VerifyDialog::refresh);
    refresh();
}

void VerifyDialog::start() {
    using State = app::ItemCheck::State;
    if (!m_started) {
        m_started = true;
        if (m_request.selection.ids.isEmpty() && m_request.selection.filter) {
            m_check.checkAll(*m_request.selection.filter);
        } else {
            m_check.check(m_request.selection.ids);
        }
        refresh();
    } else if (m_check.state() == State::Unclear || m_check.state() == State::Failed) {
        m_check.goOn();
    } else if (m_check.state() == State::Done) {
        Selection selection;
        for (const Item &item : retryable()) {
            selection.ids.append(item.id);
        }
        accept();
        Q_EMIT retryRequested(selection);
    }
}

void VerifyDialog::refresh() {
    m_band->setVisible(m_started && m_check.state() == app::ItemCheck::State::Done);
    m_rest->hide();
    if (!m_started) {
        showQuestion();
        refit();
        return;
    }
    switch (m_check.state()) {
    case app::ItemCheck::State::Idle:
    case app::ItemCheck::State::Collecting:
    case app::ItemCheck::State::Checking:
        showRunning();
        break;
    case app::ItemCheck::State::Unclear:
    case app::ItemCheck::State::Failed:
        showDoubt();
        break;
    case app::ItemCheck::State::Done:
        showResult();
        break;
    }
    refit();
}

void VerifyDialog::showQuestion() {
    const QString count = m_formats.count(m_request.items);
    const int number = plural(m_request.items);
    const QString where = m_right.environment().name;
    setHeading(tr("Check %1 at the PSP", nullptr, number).arg(count),
               tr("%1 uncertain items of %2, %3, in %4.", nullptr, number)
                   .arg(count, m_request.batch.value, m_formats.money(m_request.amount), where));
    m_note->set(Tone::Running, u"verify"_s, tr("It only reads."),
                tr("The PSP is asked what became of each of them: paid, refused or unknown there. No payment is made "
                   "and none is repeated."));
    const app::Absent absent = m_right.absent();
    setMain(Button::Kind::Primary,
            tr("Check %1 \u00B7 %2", "count · money").arg(count, m_formats.money(m_request.amount)), u"verify"_s);
    main().setEnabled(absent == app::Absent::None && !m_check.isBusy());
    if (absent != app::Absent::None) {
        m_rest->set(Tone::Idle, absentIcon(absent), {}, absentSentence(absent, where));
        m_rest->show();
    } else if (m_check.isBusy()) {
        m_rest->set(Tone::Idle, u"waiting"_s, {}, tr("Another check is still running."));
        m_rest->show();
    }
}

void VerifyDialog::showRunning() {
    const QString asked = m_formats.count(std::max<std::int64_t>(m_check.asked(), m_request.items));
    m_note->set(Tone::Running, u"inflight"_s, tr("Asking the PSP\u2026"),
                tr("%1 of %2 answered.", "items").arg(m_formats.count(m_check.items().size()), asked));
    main().setEnabled(false);
    cancel().setText(tr("Close"));
}

void VerifyDialog::showDoubt() {
    const bool unclear = m_check.state() == app::ItemCheck::State::Unclear;
    const QString lead = unclear ? tr("No answer to the check.") : tr("The check was refused.");
    const QString why = m_check.error() ? app::describe(*m_check.error()).whole() : QString();
    m_note->set(unclear ? Tone::Uncertain : Tone::Bad, u"warning"_s, lead, why);
    setMain(Button::Kind::Primary, tr("Check the rest again"), u"verify"_s);
    main().setEnabled(m_right.absent() == app::Absent::None);
    cancel().setText(tr("Close"));
}

void VerifyDialog::showResult() {
    QList<BandEntry> entries;
    Money whole;
    for (const ItemState state : outcomes) {
        Money amount;
        std::int64_t count = 0;
        for (const Item &item : m_check.items()) {
            if (item.state == state) {
                amount = sum(amount, item.amount).value_or(amount);
                ++count;
            }
        }
        whole = sum(whole, amount).value_or(whole);
        if (count > 0) {
            const StateLook look = itemLook(state);
            const QString title = state == ItemState::Done
                                      ? tr("%1 became paid", nullptr, plural(count)).arg(m_formats.count(count))
                                      : itemCountText(state, {}, count, m_formats.count(count));
            const QString money = m_formats.money(amount);
            entries.append(
                {{look.tone, count, look.outline, u"%1 \u00B7 %2"_s.arg(title, money)}, look.icon, title, money});
        }
    }
    const qsizetype checked = m_check.items().size();
    setHeading(tr("%1 checked", nullptr, plural(checked)).arg(m_formats.count(checked)),
               tr("Read again from the server after the PSP answered."));
    m_band->set(m_request.batch.value, tr("%1 items", nullptr, plural(checked)).arg(m_formats.count(checked)),
                m_formats.money(whole), entries);
    showNext();
    cancel().setText(tr("Close"));
}

// What is left to do. Only when every item is paid is the answer green.
void VerifyDialog::showNext() {
    const QList<Item> retries = retryable();
    const QList<Item> open = itemsIn(ItemState::Uncertain);
    const QList<Item> paid = itemsIn(ItemState::Done);
    const QString stillOpen = tr("Still uncertain: %1.").arg(namesOf(open));
    const QString openHint = tr("The PSP could not tell yet. Check them again later.");
    if (!retries.isEmpty()) {
        const bool areUnsent = retries.size() == m_check.count(ItemState::NotSent);
        const QString names = namesOf(retries);
        m_note->set(Tone::Idle, areUnsent ? u"notsent"_s : u"retry"_s,
                    areUnsent ? tr("Not sent, says the PSP: %1.").arg(names) : tr("Not paid: %1.").arg(names),
                    tr("They may be retried with the same key."));
    } else if (!open.isEmpty()) {
        m_note->set(Tone::Uncertain, u"uncertain"_s, stillOpen, openHint);
    } else if (paid.size() == m_check.items().size()) {
        m_note->set(Tone::Ok, u"paid"_s, tr("Nothing is left to retry."), {});
    } else {
        m_note->set(Tone::Idle, u"info"_s, tr("Nothing is left to retry."), {});
    }
    if (!retries.isEmpty() && !open.isEmpty()) {
        m_rest->set(Tone::Uncertain, u"uncertain"_s, stillOpen, openHint);
        m_rest->show();
    }
    setMain(Button::Kind::Primary, orderText(ItemOrder::Retry, retries.size(), m_formats), u"retry"_s);
    main().setVisible(!retries.isEmpty() && m_right.absent() == app::Absent::None);
    main().setEnabled(true);
}

QList<Item> VerifyDialog::retryable() const {
    QList<Item> items;
    for (const Item &item : m_check.items()) {
        if (orderFor(item.state, item.code) == ItemOrder::Retry) {
            items.append(item);
        }
    }
    return items;
}

QList<Item> VerifyDialog::itemsIn(ItemState state) const {
    QList<Item> items;
    for (const Item &item : m_check.items()) {
        if (item.state == state) {
            items.append(item);
        }
    }
    return items;
}

QString VerifyDialog::namesOf(const QList<Item> &items) const {
    QStringList names;
    for (const Item &item : items) {
        names.append(sequenceText(item.seq));
    }
    const qsizetype rest = names.size() - mostNamed;
    const QString listed = names.mid(0, mostNamed).join(u", "_s);
    return rest > 0 ? tr("%1 and %2 more").arg(listed, m_formats.count(rest)) : listed;
}

} // namespace farol::ui
