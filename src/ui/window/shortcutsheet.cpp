// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcutsheet.h"

#include "ui/kit/keyhint.h"
#include "ui/kit/label.h"

#include <QGridLayout>
#include <QKeySequence>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString native(const QKeySequence &keys) {
    return keys.toString(QKeySequence::NativeText);
}

// By our own words: Qt's are there only where its translations are.
QString space() {
    return ShortcutSheet::tr("Space", "key");
}

QString enter() {
    return ShortcutSheet::tr("Enter", "key");
}

QString del() {
    return ShortcutSheet::tr("Del", "key");
}

} // namespace

ShortcutSheet::ShortcutSheet(const Theme &theme, const EnvironmentSign &sign, const QList<ShortcutGroup> &groups,
                             QWidget *parent)
    : DialogFrame(theme, sign, parent) {
    setObjectName(u"shortcutSheet"_s);
    setHeading(tr("Shortcuts"), tr("Everything here works without a mouse; Tab goes on, Shift+Tab goes back."));
    cancel().setText(tr("Close"));
    const int room = parent ? parent->window()->width() : theme.px(852);
    const int columns = theme.units(room) < 760 ? 1 : 2;
    auto *body = new QWidget(this);
    auto *grid = new QGridLayout(body);
    const int side = theme.px(16);
    grid->setContentsMargins(side, theme.px(14), side, theme.px(14));
    grid->setHorizontalSpacing(theme.px(32));
    grid->setVerticalSpacing(theme.px(18));
    for (int i = 0; i < groups.size(); ++i) {
        grid->addWidget(makeGroup(groups[i], body), i / columns, i % columns, Qt::AlignTop);
    }
    for (int i = 0; i < columns; ++i) {
        grid->setColumnStretch(i, 1);
    }
    addToBody(body);
}

QWidget *ShortcutSheet::makeGroup(const ShortcutGroup &group, QWidget *parent) {
    auto *box = new QWidget(parent);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme().px(12));
    grid->setVerticalSpacing(theme().px(6));
    grid->setColumnStretch(0, 1);
    box->setAccessibleName(group.title);
    grid->addWidget(new Label(theme(), TextStyle::Section, group.title, box), 0, 0, 1, 2);
    int row = 1;
    for (const Shortcut &shortcut : group.shortcuts) {
        auto *what = new Label(theme(), TextStyle::Body, shortcut.what, box);
        what->setWordWrap(true);
        what->setAccessibleName(tr("%1: %2", "keys, then what they do").arg(shortcut.keys, shortcut.what));
        grid->addWidget(what, row, 0);
        grid->addWidget(new KeyHint(theme(), shortcut.keys, box), row, 1, Qt::AlignRight | Qt::AlignTop);
        ++row;
    }
    return box;
}

QList<ShortcutGroup> ShortcutSheet::ofWindow() {
    const QString first = native(QKeySequence(Qt::ALT | Qt::Key_1));
    return {
        {tr("Window"),
         {{native(QKeySequence(Qt::Key_F6)), tr("Next region: bar, pages, page, status")},
          {native(QKeySequence(Qt::SHIFT | Qt::Key_F6)), tr("Previous region")},
          {tr("%1 … 9", "a range of keys").arg(first), tr("Page of that number")},
          {tr("%1 or %2", "two keys").arg(enter(), space()), tr("Press the button")},
          {native(QKeySequence(Qt::Key_F1)), tr("This list")},
          {native(QKeySequence(Qt::CTRL | Qt::Key_Q)), tr("End Farol")},
          {native(QKeySequence(Qt::Key_Escape)), tr("Close a dialog or the details")}}},
        {tr("Batches"),
         {{native(QKeySequence(Qt::Key_V)), tr("Verify the payments whose outcome is uncertain")},
          {native(QKeySequence(Qt::Key_R)), tr("Plan a retry of what is not paid")},
          {native(QKeySequence(Qt::CTRL | Qt::Key_I)), tr("Show or hide the details beside the lists")},
          {native(QKeySequence(Qt::Key_Escape)), tr("Go back from the details")}}},
        {tr("Lists and tables"),
         {{tr("Arrows"), tr("Go through the rows")},
          {enter(), tr("Open the row")},
          {space(), tr("Show its details beside it")},
          {native(QKeySequence(Qt::Key_X)), tr("Mark the row, or take the mark away")},
          {native(QKeySequence(QKeySequence::Copy)), tr("Copy the row")}}},
        {tr("Filters"),
         {{tr("%1 or %2", "two keys")
               .arg(native(QKeySequence(Qt::Key_Slash)), native(QKeySequence(Qt::CTRL | Qt::Key_F))),
           tr("Search in this list")},
          {tr("Left, Right"), tr("Go from filter to filter")},
          {enter(), tr("Change the filter")},
          {del(), tr("Remove the filter")},
          {native(QKeySequence(Qt::Key_Escape)), tr("Empty the search")}}},
        {tr("Charts and numbers"),
         {{tr("Left, Right"), tr("Read a chart's values one by one")}, {enter(), tr("Open the rows behind a number")}}},
    };
}

QList<ShortcutGroup> ShortcutSheet::ofConnectPage() {
    return {
        {tr("Environments"),
         {{native(QKeySequence(Qt::Key_Tab)), tr("Next environment, button or field")},
          {native(QKeySequence(Qt::SHIFT | Qt::Key_Tab)), tr("Previous one")},
          {space(), tr("Press the button, choose the kind")},
          {native(QKeySequence(Qt::CTRL | Qt::Key_Q)), tr("End Farol")}}},
        {tr("New connection"),
         {{tr("Left, Right"), tr("Choose the kind of environment")},
          {enter(), tr("In a field: test the connection")},
          {native(QKeySequence(Qt::Key_Escape)), tr("Close a dialog")},
          {native(QKeySequence(Qt::Key_F1)), tr("This list")}}},
    };
}

} // namespace farol::ui
