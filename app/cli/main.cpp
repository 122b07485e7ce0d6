// SPDX-License-Identifier: GPL-3.0-or-later
// headstart-cli: the core without the window. Results go to stdout, one line about an error to stderr; exit 0 done,
// 1 the work failed, 2 bad input or usage. Its words are English whatever the locale: scripts read them.
#include "app/cli/command.h"
#include "core/base/guarded.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <iostream>

namespace {

using headstart::Error;
using headstart::ErrorKind;

int report(const Error &error)
{
    std::cerr << "headstart-cli: " << error.line() << '\n';
    return error.kind == ErrorKind::BadInput ? 2 : 1;
}

int run(int argc, char **argv)
{
    headstart::cli::Invocation invocation;
    CLI::App app("Headstart: transfer learning from the command line", "headstart-cli");
    app.require_subcommand(0, 1); // none is noticed below, so that an unknown one is named
    app.fallthrough();            // --library and --store may stand behind the subcommand too
    app.set_version_flag("--version", "headstart " HEADSTART_VERSION);
    app.add_option("--library", invocation.libraryFolder, "Folder of fetched models")->capture_default_str();
    app.add_option("--store", invocation.storeFile, "File of runs")->capture_default_str();
    headstart::cli::addCheck(app, invocation);
    headstart::cli::addTrain(app, invocation);
    headstart::cli::addResume(app, invocation);
    headstart::cli::addEvaluate(app, invocation);
    headstart::cli::addRuns(app, invocation);
    headstart::cli::addExport(app, invocation);
    headstart::cli::addDemo(app, invocation);
    headstart::cli::addModels(app, invocation);
    headstart::cli::addFetch(app, invocation);
    headstart::cli::addRemove(app, invocation);
    headstart::cli::addForward(app, invocation);
    headstart::cli::addLayers(app, invocation);
    headstart::cli::addPredict(app, invocation);
    headstart::cli::addVersion(app, invocation);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success &help) {
        return app.exit(help);
    } catch (const CLI::ParseError &error) {
        return report(headstart::badInput({}, headstart::say("%1 (see headstart-cli --help)", error.what())));
    }
    if (!invocation.action)
        return report(headstart::badInput({}, headstart::say("say what to do (see headstart-cli --help)")));
    const auto result = headstart::guarded(invocation.action);
    if (!result)
        return report(result.error());
    if (!std::cout.flush())
        return report(headstart::failed({}, headstart::say("the result could not be written to the standard output")));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    // What Qt's picture readers warn of either does no harm or comes back as an error.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio=false\nqt.gui.imageio.*=false"));
    return run(argc, argv);
}
