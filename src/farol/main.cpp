// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"
#include "core/log/log.h"
#include "core/process/commandline.h"
#include "core/process/privatememory.h"
#include "firstpaint.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QStyleFactory>
#include <cstdio>

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

constexpr int noDisplayExit = 3;

QSize sizeOf(const std::string &text) {
    const QStringList parts = QString::fromStdString(text).split(u'x');
    const auto side = [&parts](int at) { return parts.value(at).toInt(); };
    const bool isSize = parts.size() == 2 && side(0) > 0 && side(0) <= 16'384 && side(1) > 0 && side(1) <= 16'384;
    return isSize ? QSize(side(0), side(1)) : QSize();
}

std::string isSize(const std::string &text) {
    return sizeOf(text).isEmpty() ? text + " is no size; write it as 1440x900" : std::string();
}

// Without one Qt ends the program by a signal, in words that help nobody.
bool hasDisplay() {
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const auto isSet = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
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
    arguments.add_option("--size", size, "of the window, as 1440x900; without it, as it was left")->check(isSize);
    arguments.add_option("--page", page)->check(CLI::IsMember({"overview", "batches"}));
    arguments.add_option("--screenshot", screenshot, "write a picture of the window when its data is there, then end");
    arguments.add_option("--summary", summary, "write what the window shows in words; - is standard output");
    bool tellPainted = false;
    arguments.add_flag("--tell-painted", tellPainted)->group("");
    try {
        arguments.parse(argc, argv);
    } catch (const CLI::ParseError &stop) {
        return tellUsage(arguments, stop);
    }
    if (!hasDisplay()) {
        std::fputs("farol: there is no display: set DISPLAY or WAYLAND_DISPLAY; without one, QT_QPA_PLATFORM=offscreen "
                   "farol --demo --screenshot farol.png leaves a picture\n",
                   stderr);
        return noDisplayExit;
    }
    options.language = QString::fromStdString(language);
    if (!theme.empty()) {
        options.scheme = schemeOf(theme);
    }
    if (textScale > 0) {
        options.textScale = textScale;
    }
    // A picture is of the usual window, whatever this person's looks like.
    const QSize usual = screenshot.empty() && summary.empty() ? QSize() : QSize(1440, 900);
    options.size = size.empty() ? usual : sizeOf(size);
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
