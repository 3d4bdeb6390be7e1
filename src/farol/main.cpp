// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"
#include "core/log/log.h"
#include "core/process/privatememory.h"
#include "firstpaint.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QStyleFactory>

using namespace farol;

namespace {

ui::Theme::Scheme schemeOf(const std::string &word) {
    if (word == "light") {
        return ui::Theme::Scheme::Light;
    }
    if (word == "dark") {
        return ui::Theme::Scheme::Dark;
    }
    return word == "contrast" ? ui::Theme::Scheme::HighContrast : ui::Theme::Scheme::System;
}

QSize sizeOf(const std::string &text) {
    const QStringList parts = QString::fromStdString(text).split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    return size.isValid() && !size.isEmpty() ? size : QSize(1440, 900);
}

} // namespace

int main(int argc, char **argv) {
    keepMemoryPrivate();
    CLI::App arguments("Farol: operations console for batch back-ends", "farol");
    arguments.set_version_flag("--version", "farol " FAROL_VERSION);
    ConsoleOptions options;
    std::string language;
    std::string theme;
    std::string size;
    std::string page;
    std::string screenshot;
    std::string summary;
    arguments.add_flag("--demo", options.demo, "open the demo day on the embedded back-end");
    arguments.add_option("--language", language)->check(CLI::IsMember({"pt_BR", "en", "es"}));
    arguments.add_option("--theme", theme)->check(CLI::IsMember({"system", "light", "dark", "contrast"}));
    double textScale = 0;
    arguments.add_option("--text-scale", textScale, "1.0 to 2.0")->check(CLI::Range(1.0, 2.0));
    arguments.add_option("--size", size, "of the window, as 1440x900; without it, as it was left");
    arguments.add_option("--page", page)->check(CLI::IsMember({"overview", "batches"}));
    arguments.add_option("--screenshot", screenshot, "write a picture of the window when its data is there, then end");
    arguments.add_option("--summary", summary, "write what the window shows in words; - is standard output");
    bool tellPainted = false;
    arguments.add_flag("--tell-painted", tellPainted)->group("");
    CLI11_PARSE(arguments, argc, argv);
    options.language = QString::fromStdString(language);
    if (!theme.empty()) {
        options.scheme = schemeOf(theme);
    }
    if (textScale > 0) {
        options.textScale = textScale;
    }
    // A picture is of the usual window, whatever this person's looks like.
    options.size = size.empty() && screenshot.empty() && summary.empty() ? QSize() : sizeOf(size);
    options.page = QString::fromStdString(page);
    options.screenshot = QString::fromStdString(screenshot);
    options.summary = QString::fromStdString(summary);

    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("farol"));
    QApplication::setApplicationDisplayName(QStringLiteral("Farol"));
    QApplication::setApplicationVersion(QStringLiteral(FAROL_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("farol"));
    log::setUp("farol", "warn", {});
    FirstPaint firstPaint;
    if (tellPainted) {
        application.installEventFilter(&firstPaint);
    }
    Console console(application, std::move(options));
    console.start();
    return QApplication::exec();
}
