// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/importfilecolumns.h"

#include <QStringList>
#include <array>
#include <cstddef>

namespace farol {
namespace {

struct Names {
    std::string_view english;
    std::string_view portuguese;
};
constexpr std::array<Names, importColumnCount> names{{{"external_id", "id_externo"},
                                                      {"payee", "favorecido"},
                                                      {"document", "documento"},
                                                      {"pix_key", "chave_pix"},
                                                      {"amount", "valor"},
                                                      {"date", "data"},
                                                      {"description", "descricao"},
                                                      {"kind", "tipo"}}};
constexpr std::size_t longestName = 16;

// The plain letter of U+00C0 to U+00FF, given the second byte of its UTF-8; 0 where there is none.
char plainLetter(unsigned char second) {
    constexpr std::string_view letters("aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0\0", 32);
    return second >= 0x80 ? letters[second & 0x1F] : '\0';
}

// A short buffer: a name that does not fit is no column anyway.
struct Plain {
    std::array<char, longestName> chars{};
    std::size_t size = 0;
    bool fits = true;
    void add(char c) {
        fits = fits && size < chars.size();
        if (fits) {
            chars[size++] = c;
        }
    }
};

Plain plainName(std::string_view name) {
    Plain plain;
    for (std::size_t i = 0; i < name.size() && plain.fits; ++i) {
        const auto c = static_cast<unsigned char>(name[i]);
        const unsigned char next =
            i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : static_cast<unsigned char>(0);
        if (c == 0xC3 && plainLetter(next) != 0) {
            plain.add(plainLetter(next));
            ++i;
        } else if (c == 0xCC || (c == 0xCD && next <= 0xAF)) {
            ++i; // an accent written on its own after the letter
        } else if (c == ' ' || c == '-') {
            plain.add('_');
        } else {
            plain.add(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : name[i]);
        }
    }
    return plain;
}

} // namespace

std::optional<ImportColumn> importColumn(std::string_view name) {
    const auto plain = plainName(name);
    const std::string_view text(plain.chars.data(), plain.size);
    for (std::size_t i = 0; plain.fits && i < names.size(); ++i) {
        if (text == names[i].english || text == names[i].portuguese) {
            return static_cast<ImportColumn>(i);
        }
    }
    return std::nullopt;
}

std::string_view englishName(ImportColumn column) {
    return names[static_cast<std::size_t>(column)].english;
}

std::string_view portugueseName(ImportColumn column) {
    return names[static_cast<std::size_t>(column)].portuguese;
}

QString columnNames() {
    QStringList english;
    QStringList portuguese;
    for (const auto &name : names) {
        english.append(QString::fromLatin1(name.english.data(), static_cast<qsizetype>(name.english.size())));
        portuguese.append(QString::fromLatin1(name.portuguese.data(), static_cast<qsizetype>(name.portuguese.size())));
    }
    const QString comma = QStringLiteral(", ");
    return QStringLiteral("%1 (or %2)").arg(english.join(comma), portuguese.join(comma));
}

} // namespace farol
