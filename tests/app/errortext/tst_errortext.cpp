// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/errortext/errortext.h"

#include <QTest>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;

class ErrorTextTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasASentenceOfItsOwn() {
        QSet<QString> seen;
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::TooLarge); ++kind) {
            Error error;
            error.kind = static_cast<ErrorKind>(kind);
            const auto described = describe(error);
            QVERIFY(described.sentence.endsWith(u'.'));
            QVERIFY2(!seen.contains(described.sentence), qPrintable(described.sentence));
            seen.insert(described.sentence);
        }
    }
    void aKnownCodeSaysMoreThanItsKind() {
        Error error;
        error.kind = ErrorKind::Network;
        error.code = u"connection_refused"_s;
        error.detail = u"127.0.0.1 refuses"_s;
        const auto described = describe(error);
        QVERIFY(described.sentence.contains(u"not running there"));
        QVERIFY(!described.wayOut.isEmpty());
        QCOMPARE(described.whole(), described.sentence + u' ' + described.wayOut);
    }
    void aRefusalKeepsTheServersReason() {
        Error error;
        error.kind = ErrorKind::Rejected;
        error.code = u"never_heard_of"_s;
        error.detail = u"reason must not be empty"_s;
        QVERIFY(describe(error).sentence.contains(error.detail));
    }
    void aServersFailureShowsNoInsides() {
        Error error;
        error.kind = ErrorKind::Server;
        error.detail = u"SELECT * FROM items"_s;
        QVERIFY(!describe(error).whole().contains(error.detail));
    }
    void aTextWithPlaceholdersStaysAText() {
        Error error;
        error.kind = ErrorKind::Rejected;
        error.detail = u"%1 %2 100%"_s;
        QVERIFY(describe(error).sentence.contains(u"%1 %2 100%"));
    }
    void aProblemOfAFileIsExplainedOrQuoted() {
        QVERIFY(describe(FieldError{2, u"valor"_s, u"amount_ambiguous"_s, u"x"_s}).contains(u"1500,00"));
        QCOMPARE(describe(FieldError{2, u"valor"_s, u"new_code"_s, u"The server's own words."_s}),
                 u"The server's own words."_s);
        QCOMPARE(describe(FieldError{9, u"documento"_s, u"possible_duplicate"_s, u"same as line 7 under"_s}),
                 u"Same payee and amount as line 7 under another id: make sure that both are meant."_s);
    }
    void whatThisComputerRefusesIsNotBlamedOnTheBackEnd() {
        for (const auto &code :
             {u"keyring_locked"_s, u"keyring_absent"_s, u"keyring_slow"_s, u"local_storage"_s, u"settings_busy"_s}) {
            Error error;
            error.kind = ErrorKind::Server;
            error.code = code;
            QVERIFY2(!describe(error).whole().contains(u"back-end"), qPrintable(code));
        }
    }
};

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "tst_errortext.moc"
