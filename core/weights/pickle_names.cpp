// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/pickle_names.h"

#include <algorithm>
#include <array>

namespace headstart::weights::pickle {

bool isHostile(std::string_view global)
{
    constexpr std::array<std::string_view, 18> kModules = {
        "os",      "posix",    "nt",       "subprocess",      "sys",       "pty",
        "socket",  "shutil",   "runpy",    "ctypes",          "importlib", "pickle",
        "_pickle", "commands", "platform", "multiprocessing", "marshal",   "webbrowser"};
    constexpr std::array<std::string_view, 8> kBuiltins = {"eval",    "exec",       "execfile", "compile",
                                                           "getattr", "__import__", "open",     "input"};
    const auto blank = global.find(' ');
    const std::string_view module = global.substr(0, blank);
    const std::string_view name = global.substr(std::min(blank, global.size() - 1) + 1);
    const std::string_view package = module.substr(0, module.find('.'));
    if (package == "builtins" || package == "__builtin__")
        return std::find(kBuiltins.begin(), kBuiltins.end(), name) != kBuiltins.end();
    return std::find(kModules.begin(), kModules.end(), package) != kModules.end();
}

} // namespace headstart::weights::pickle
