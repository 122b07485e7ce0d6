// SPDX-License-Identifier: GPL-3.0-or-later
// headstart-cli: the core without the window. Results go to stdout, one line about an error to stderr; exit 0 done,
// 1 the work failed, 2 bad input or usage. Its words are English whatever the locale: scripts read them.
#include "app/cli/command.h"
#include "core/base/guarded.h"
#include "core/catalogue/settings.h"
#include "core/insight/own_models.h"

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

/// Takes in the user's own catalogues. Of what is wrong with them a command that is not about them says nothing.
headstart::Result<void> addCatalogues(const headstart::cli::Invocation &invocation)
{
    using headstart::catalogue::Asking;
    const bool isOffline = invocation.isOffline || headstart::catalogue::isOffline();
    const auto kept =
        headstart::insight::addOwnModels(headstart::catalogue::ownCatalogues(),
                                         invocation.showsCatalogue && !isOffline ? Asking::Server : Asking::CacheAlone);
    if (invocation.showsCatalogue)
        for (const Error &problem : kept)
            report(problem);
    for (const std::string &place : invocation.catalogues) {
        const std::size_t before = headstart::catalogue::cards().size();
        const auto problems =
            headstart::insight::addOwnModels({place}, isOffline ? Asking::CacheAlone : Asking::Server);
        if (!problems.empty() && headstart::catalogue::cards().size() == before)
            return problems.front();
        for (const Error &problem : problems)
            report(problem);
    }
    return {};
}

int run(int argc, char **argv)
{
    headstart::cli::Invocation invocation;
    CLI::App app("Headstart: transfer learning from the command line", "headstart-cli");
    app.require_subcommand(0, 1); // none is noticed below, so that an unknown one is named
    app.fallthrough();            // --library and --store may stand behind the subcommand too
    app.set_version_flag("--version", "headstart " HEADSTART_VERSION);
    app.add_option("--library", invocation.libraryFolder, "Folder of fetched models")->capture_default_str();
    app.add_flag("--offline", invocation.isOffline,
                 "Never use the network; so does HEADSTART_OFFLINE=1, and the window's setting");
    app.add_option("--catalogue", invocation.catalogues,
                   "Folder or address of a catalogue of your own; may be given several times, and HEADSTART_CATALOGUES "
                   "names others, with ';' between them")
        ->allow_extra_args(false);
    app.add_option("--store", invocation.storeFile, "File of runs")->capture_default_str();
    headstart::cli::addCheck(app, invocation);
    headstart::cli::addTrain(app, invocation);
    headstart::cli::addFindRate(app, invocation);
    headstart::cli::addCost(app, invocation);
    headstart::cli::addSweep(app, invocation);
    headstart::cli::addResume(app, invocation);
    headstart::cli::addEvaluate(app, invocation);
    headstart::cli::addRuns(app, invocation);
    headstart::cli::addExport(app, invocation);
    headstart::cli::addDemo(app, invocation);
    headstart::cli::addCache(app, invocation);
    headstart::cli::addModels(app, invocation);
    headstart::cli::addFetch(app, invocation);
    headstart::cli::addRemove(app, invocation);
    headstart::cli::addForward(app, invocation);
    headstart::cli::addLayers(app, invocation);
    headstart::cli::addRecognise(app, invocation);
    headstart::cli::addPredict(app, invocation);
    headstart::cli::addTokenize(app, invocation);
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
    const auto result = headstart::guarded([&] {
        const auto added = addCatalogues(invocation);
        return added ? invocation.action() : added;
    });
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
    QCoreApplication::setOrganizationName(QStringLiteral("headstart")); // the window's, whose settings hold here too
    QCoreApplication::setApplicationName(QStringLiteral("headstart"));
    // What Qt's picture readers warn of either does no harm or comes back as an error.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio=false\nqt.gui.imageio.*=false"));
    return run(argc, argv);
}
