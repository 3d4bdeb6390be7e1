// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/importfile.h"
#include "farolctl/desk.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QLocale>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

// A file that is there already may hold the payments of a day: it is not replaced.
Exit write(const Printer &out, const QString &path, const QByteArray &text) {
    QFile file;
    if (path.isEmpty()) {
        (void)file.open(stdout, QIODevice::WriteOnly);
    } else {
        file.setFileName(path);
        (void)file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
    }
    if (!file.isOpen() || file.write(text) != text.size() || !file.flush()) {
        out.misuse(u"%1 cannot be written: %2"_s.arg(path, file.errorString()));
        return Exit::Usage;
    }
    if (!path.isEmpty()) {
        out.line(u"%1: replace its second line, then farolctl batch import --dry-run checks it."_s.arg(plain(path)));
    }
    return Exit::Done;
}

} // namespace

void addTemplate(CLI::App &batch, Command &chosen) {
    const auto path = std::make_shared<std::string>();
    const auto language = std::make_shared<std::string>();
    auto *word = batch.add_subcommand("template", "Write a file with the columns of an import and one row as example");
    word->add_option("--out", *path, "A new file; else it is printed");
    word->add_option("--language", *language, "Of the columns and of how numbers are written; else the system's")
        ->check(CLI::IsMember({"pt_BR", "en", "es"}));
    word->callback([path, language, &chosen] {
        chosen = {{}, false, [path, language](const Printer &out) {
                      const QString locale =
                          language->empty() ? QLocale::system().name() : QString::fromStdString(*language);
                      return write(out, QString::fromStdString(*path), importTemplate(locale));
                  }};
    });
}

} // namespace farol::ctl
