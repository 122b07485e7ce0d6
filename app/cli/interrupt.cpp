// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>

namespace headstart::cli {

namespace {

StopToken token; // an atomic without a lock: a signal handler may set it

void onSignal(int)
{
    token.stop();
}

} // namespace

const StopToken &interruptToken()
{
    static const bool installed = [] {
        struct sigaction action = {};
        action.sa_handler = onSignal;
        action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
        sigaction(SIGINT, &action, nullptr);
        sigaction(SIGTERM, &action, nullptr);
        return true;
    }();
    static_cast<void>(installed);
    return token;
}

} // namespace headstart::cli
