// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault.h"

namespace headstart::test {

QStringList Fault::entry() const
{
    QStringList out{QStringLiteral("env"), QStringLiteral("LD_PRELOAD=" HEADSTART_FAULT_INJECTOR)};
    const auto set = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            out += QStringLiteral("HEADSTART_FAULT_%1=%2").arg(QString::fromLatin1(name), value);
    };
    set("AT", QString::number(at));
    set("DOES", does);
    set("UNDER", under);
    set("WHILE", whileThere);
    set("LOG", log);
    set("ALLOCATION", allocation > 0 ? QString::number(allocation) : QString());
    return out;
}

} // namespace headstart::test
