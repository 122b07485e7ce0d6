// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/process.h"

#include <fstream>
#include <unistd.h>

namespace headstart::ui {

double memoryInUse()
{
    double all = 0;
    double resident = 0;
    if (!(std::ifstream("/proc/self/statm") >> all >> resident))
        return 0;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace headstart::ui
