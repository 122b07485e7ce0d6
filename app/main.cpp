// SPDX-License-Identifier: GPL-3.0-or-later
// headstart: the window. Options name other folders than the usual ones.
#include "app/application.h"
#include "ui/common/words.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLoggingCategory>
#include <QMessageBox>

#include <cstdio>

namespace {

headstart::Options optionsFrom(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Transfer learning by point and click"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption library(QStringLiteral("library"), QStringLiteral("Folder of models"),
                                     QStringLiteral("FOLDER"));
    const QCommandLineOption store(QStringLiteral("store"), QStringLiteral("File of runs"), QStringLiteral("FILE"));
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  QStringLiteral("Begin with the demo's pictures where nothing is chosen yet"));
    parser.addOptions({library, store, demo});
    parser.process(application);
    return {parser.value(library).toStdString(), parser.value(store).toStdString(), parser.isSet(demo)};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("headstart"));
    QCoreApplication::setApplicationName(QStringLiteral("headstart"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HEADSTART_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("headstart"));
    // What Qt's picture readers warn of either does no harm or comes back as an error.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio=false\nqt.gui.imageio.*=false"));
    const auto made = headstart::Application::make(application, optionsFrom(application));
    if (!made) {
        std::fprintf(stderr, "headstart: %s\n", made.error().line().c_str());
        QMessageBox::critical(nullptr, QStringLiteral("Headstart"), headstart::ui::words(made.error()));
        return 1;
    }
    (*made)->window().QWidget::show();
    return QApplication::exec();
}
