// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/document.h"

#include <QRandomGenerator>
#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class DocumentTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsDocumentsWithAndWithoutPunctuation_data();
    void readsDocumentsWithAndWithoutPunctuation();
    void refusesWrongDocumentsAndSaysWhy_data();
    void refusesWrongDocumentsAndSaysWhy();
    void readsPixKeysIntoTheirNormalForm_data();
    void readsPixKeysIntoTheirNormalForm();
    void refusesWrongPixKeysAndSaysWhy_data();
    void refusesWrongPixKeysAndSaysWhy();
    void oneWrongDigitIsAlwaysFound();
    void masksHideEnough();
};

void DocumentTest::readsDocumentsWithAndWithoutPunctuation_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<DocumentKind>("kind");
    QTest::addColumn<QString>("digits");
    QTest::newRow("cpf") << u"11144477735"_s << DocumentKind::Cpf << u"11144477735"_s;
    QTest::newRow("cpf written out") << u"111.444.777-35"_s << DocumentKind::Cpf << u"11144477735"_s;
    QTest::newRow("cpf with zeros") << u"000.000.001-91"_s << DocumentKind::Cpf << u"00000000191"_s;
    QTest::newRow("cpf spaces") << u" 111 444 777 35 "_s << DocumentKind::Cpf << u"11144477735"_s;
    QTest::newRow("cnpj") << u"00000000000191"_s << DocumentKind::Cnpj << u"00000000000191"_s;
    QTest::newRow("cnpj written out") << u"11.222.333/0001-81"_s << DocumentKind::Cnpj << u"11222333000181"_s;
    QTest::newRow("cnpj with letters") << u"12.abc.345/01DE-35"_s << DocumentKind::Cnpj << u"12ABC34501DE35"_s;
}

void DocumentTest::readsDocumentsWithAndWithoutPunctuation() {
    QFETCH(const QString, text);
    QFETCH(const DocumentKind, kind);
    QFETCH(const QString, digits);
    QCOMPARE(makeDocument(text), (Document{kind, digits}));
}

void DocumentTest::refusesWrongDocumentsAndSaysWhy_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &text, const char *code, const char *says) {
        QTest::newRow(name) << text << QString::fromLatin1(code) << QString::fromLatin1(says);
    };
    row("empty", u""_s, "document_length", "0 digits: a CPF has 11 and a CNPJ 14");
    row("one", u"1"_s, "document_length", "1 digit: a CPF has 11 and a CNPJ 14");
    row("lost zero", u"1144477735"_s, "document_length",
        "10 digits: a CPF has 11; a spreadsheet may have dropped leading zeros");
    row("lost zeros", u"222333000181"_s, "document_length",
        "12 digits: a CNPJ has 14; a spreadsheet may have dropped leading zeros");
    row("too long", u"112223330001811"_s, "document_length", "15 digits: a CPF has 11 and a CNPJ 14");
    row("digit", u"111.444.777-36"_s, "document_digit", "CPF do not match");
    row("cnpj digit", u"11222333000182"_s, "document_digit", "CNPJ do not match");
    row("cnpj letters digit", u"12ABC34501DE36"_s, "document_digit", "CNPJ do not match");
    row("all equal", u"11111111111"_s, "document_digit", "typing mistake");
    row("all zero", u"00000000000000"_s, "document_digit", "typing mistake");
    row("letter in cpf", u"1114447773A"_s, "document_chars", "remove the rest");
    row("letter in check digits", u"12ABC34501DE3A"_s, "document_chars", "remove the rest");
    row("scientific", u"1,11445E+10"_s, "document_chars", "remove the rest");
    row("accent", u"1114447773é"_s, "document_chars", "remove the rest");
    row("other digits", u"١١١٤٤٤٧٧٧٣٥"_s, "document_chars", "remove the rest");
    row("mark", u"***.444.777-**"_s, "document_chars", "remove the rest");
    row("ten thousand", QString(10'000, u'1'), "document_length", "10000 digits");
}

void DocumentTest::refusesWrongDocumentsAndSaysWhy() {
    QFETCH(const QString, text);
    QFETCH(const QString, code);
    QFETCH(const QString, says);
    const auto document = makeDocument(text);
    QVERIFY(!document);
    QCOMPARE(document.error().code, code);
    QVERIFY2(document.error().detail.contains(says), qPrintable(document.error().detail));
}

void DocumentTest::readsPixKeysIntoTheirNormalForm_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<PixKeyKind>("kind");
    QTest::addColumn<QString>("value");
    QTest::newRow("cpf") << u"111.444.777-35"_s << PixKeyKind::Cpf << u"11144477735"_s;
    QTest::newRow("cnpj") << u"11.222.333/0001-81"_s << PixKeyKind::Cnpj << u"11222333000181"_s;
    QTest::newRow("email") << u"Ana.Souza+pix@Exemplo.com.BR"_s << PixKeyKind::Email
                           << u"ana.souza+pix@exemplo.com.br"_s;
    const auto longest = u"a"_s.repeated(64) + u"@exemplo.com"_s;
    QTest::newRow("76 characters") << longest << PixKeyKind::Email << longest;
    QTest::newRow("77 characters") << u"a"_s + longest << PixKeyKind::Email << u"a"_s + longest;
    QTest::newRow("phone") << u"+5511987654321"_s << PixKeyKind::Phone << u"+5511987654321"_s;
    QTest::newRow("phone written out") << u"+55 (11) 98765-4321"_s << PixKeyKind::Phone << u"+5511987654321"_s;
    QTest::newRow("random") << u"123E4567-E89B-12D3-A456-426655440000"_s << PixKeyKind::Random
                            << u"123e4567-e89b-12d3-a456-426655440000"_s;
}

void DocumentTest::readsPixKeysIntoTheirNormalForm() {
    QFETCH(const QString, text);
    QFETCH(const PixKeyKind, kind);
    QFETCH(const QString, value);
    const auto key = makePixKey(text);
    QVERIFY2(key, key ? "" : qPrintable(key.error().detail));
    QCOMPARE(*key, (PixKey{kind, value}));
    QCOMPARE(makePixKey(key->value), *key); // the normal form is its own normal form
}

void DocumentTest::refusesWrongPixKeysAndSaysWhy_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const QString &text, const char *says) {
        QTest::newRow(qPrintable(text.left(40))) << text << QString::fromLatin1(says);
    };
    row(u""_s, "empty");
    row(u"@exemplo.com"_s, "name before the @");
    row(u"ana@exemplo"_s, "not an e-mail address");
    row(u"ana@@exemplo.com"_s, "not an e-mail address");
    row(u"ana@exemplo..com"_s, "not an e-mail address");
    row(u"ana@-exemplo.com"_s, "not an e-mail address");
    row(u"ana@exemplo.com."_s, "not an e-mail address");
    row(u"ana souza@exemplo.com"_s, "not an e-mail address");
    row(u".ana@exemplo.com"_s, "not an e-mail address");
    row(u"a..na@exemplo.com"_s, "not an e-mail address");
    row(u"joão@exemplo.com"_s, "not an e-mail address");
    row(u"ana@"_s, "not an e-mail address");
    row(u"a@"_s + u"b"_s.repeated(64) + u".com"_s, "not an e-mail address");
    row(u"a"_s.repeated(70) + u"@exemplo.com"_s, "at most 77");
    row(u"+1 202 555 0100"_s, "starts with +55");
    row(u"+551187654321"_s, "nine digits that begin with 9");
    row(u"+5511887654321"_s, "begin with 9");
    row(u"+5501987654321"_s, "two digits of the area");
    row(u"+55119876543210"_s, "nine digits");
    row(u"+5511x87654321"_s, "only digits after the +");
    row(u"+"_s, "starts with +55");
    row(u"11987654321"_s, "write it with +55");
    row(u"5511987654321"_s, "a phone key starts with +55");
    row(u"11111111111"_s, "check digits do not match");
    row(u"1144477735"_s, "dropped leading zeros");
    row(u"123e4567-e89b-12d3-a456-42665544000g"_s, "8-4-4-4-12");
    row(u"123e4567e89b12d3a456426655440000"_s, "not a PIX key");
    row(u"chave"_s, "not a PIX key");
    row(u"=HYPERLINK(\"http://x\")"_s, "not a PIX key");
}

void DocumentTest::refusesWrongPixKeysAndSaysWhy() {
    QFETCH(const QString, text);
    QFETCH(const QString, says);
    const auto key = makePixKey(text);
    QVERIFY(!key);
    QCOMPARE(key.error().code, u"pix_key_invalid"_s);
    QVERIFY2(key.error().detail.contains(says), qPrintable(key.error().detail));
}

void DocumentTest::oneWrongDigitIsAlwaysFound() {
    for (const auto &good : {u"11144477735"_s, u"00000000191"_s, u"11222333000181"_s, u"12ABC34501DE35"_s}) {
        QVERIFY(makeDocument(good));
        for (qsizetype at = 0; at < good.size(); ++at) {
            for (char16_t digit = u'0'; digit <= u'9' && good[at].isDigit(); ++digit) {
                auto text = good;
                text[at] = QChar(digit);
                QVERIFY2(text == good || !makeDocument(text), qPrintable(text));
            }
        }
    }
}

void DocumentTest::masksHideEnough() {
    QCOMPARE(maskDocument({DocumentKind::Cpf, u"12345678909"_s}), u"***.456.789-**"_s);
    QCOMPARE(maskDocument({DocumentKind::Cnpj, u"11481330000181"_s}), u"**.481.330/0001-**"_s);
    QCOMPARE(maskDocument({DocumentKind::Cpf, u"123"_s}), u"***"_s);
    QCOMPARE(maskDocument({DocumentKind::Cnpj, {}}), u"***"_s);
    QCOMPARE(maskPixKey({PixKeyKind::Cpf, u"12345678909"_s}), u"***.456.789-**"_s);
    QCOMPARE(maskPixKey({PixKeyKind::Email, u"ana.souza@exemplo.com"_s}), u"a***@exemplo.com"_s);
    QCOMPARE(maskPixKey({PixKeyKind::Email, u"nothing"_s}), u"***"_s);
    QCOMPARE(maskPixKey({PixKeyKind::Phone, u"+5511987654321"_s}), u"+5511*****4321"_s);
    QCOMPARE(maskPixKey({PixKeyKind::Phone, u"987654321"_s}), u"***"_s);
    QCOMPARE(maskPixKey({PixKeyKind::Random, u"123e4567-e89b-12d3-a456-426655440000"_s}),
             u"123e****-****-****-****-********0000"_s);
}

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
