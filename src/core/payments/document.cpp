// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/document.h"

#include "core/payments/documenttext.h"

namespace farol {
using namespace Qt::Literals::StringLiterals;
namespace {

QString fromAscii(std::string_view text) {
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

} // namespace

Result<Document> makeDocument(QStringView text) {
    const auto read = readDocument(text.toUtf8().toStdString());
    if (read.fault != DocumentFault::None) {
        return failure(ErrorKind::Rejected, fromAscii(documentCode(read.fault)), fromAscii(documentAdvice(read)));
    }
    return Document{read.kind(), fromAscii(read.text())};
}

Result<PixKey> makePixKey(QStringView text) {
    auto read = readPixKey(text.toUtf8().toStdString());
    if (!read.advice.empty()) {
        return failure(ErrorKind::Rejected, u"pix_key_invalid"_s, fromAscii(read.advice));
    }
    return PixKey{read.kind, fromAscii(read.value)};
}

QString maskDocument(const Document &document) {
    const QString &digits = document.digits;
    switch (document.kind) {
    case DocumentKind::Cpf:
        return digits.size() == 11 ? u"***."_s + digits.sliced(3, 3) + u'.' + digits.sliced(6, 3) + "-**"_L1 : u"***"_s;
    case DocumentKind::Cnpj:
        return digits.size() == 14
                   ? u"**."_s + digits.sliced(2, 3) + u'.' + digits.sliced(5, 3) + u'/' + digits.sliced(8, 4) + "-**"_L1
                   : u"***"_s;
    }
    return u"***"_s;
}

QString maskPixKey(const PixKey &key) {
    const QString &value = key.value;
    switch (key.kind) {
    case PixKeyKind::Cpf:
        return maskDocument({DocumentKind::Cpf, key.value});
    case PixKeyKind::Cnpj:
        return maskDocument({DocumentKind::Cnpj, key.value});
    case PixKeyKind::Email: {
        const auto at = value.indexOf(u'@');
        return at < 1 ? u"***"_s : value.first(1) + u"***"_s + value.sliced(at);
    }
    case PixKeyKind::Phone:
        return value.size() == 14 ? value.first(5) + u"*****"_s + value.last(4) : u"***"_s;
    case PixKeyKind::Random:
        return value.size() == 36 ? value.first(4) + u"****-****-****-****-********"_s + value.last(4) : u"***"_s;
    }
    return u"***"_s;
}

} // namespace farol
