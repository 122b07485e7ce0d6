// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/found_model.h"

#include "core/insight/own_text_model.h"

#include <QFileInfo>

#include <algorithm>
#include <filesystem>

namespace headstart::ui {

namespace {

bool endsAs(const QString &path, std::initializer_list<const char *> suffixes)
{
    const std::string suffix = QFileInfo(path).suffix().toLower().toStdString();
    return std::find(suffixes.begin(), suffixes.end(), suffix) != suffixes.end();
}

} // namespace

bool namesModel(const QString &path)
{
    const QString config = QStringLiteral("config.json");
    return endsAs(path, {"safetensors", "pth", "pt", "bin", "h5", "hdf5", "keras"})
           || QFileInfo(path).fileName() == config || QFileInfo::exists(path + QLatin1Char('/') + config);
}

bool namesPicture(const QString &path)
{
    return endsAs(path, {"jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "ppm", "pgm", "pnm"});
}

Result<FoundModel> findModel(const std::string &path)
{
    const std::filesystem::path folder = insight::textFolderOf(path);
    if (folder.empty()) {
        auto file = insight::recogniseFile(path);
        return file ? FoundModel{{}, std::move(*file)} : Result<FoundModel>(file.error());
    }
    auto card = insight::readOwnTextModel(folder);
    if (card)
        return FoundModel{std::move(*card), {}};
    const bool isWeights = folder != path && std::filesystem::path(path).filename() != "config.json";
    auto file = isWeights ? insight::recogniseFile(path) : Result<insight::RecognisedFile>(card.error());
    return file && !file->readsTexts ? FoundModel{{}, std::move(*file)} : Result<FoundModel>(card.error());
}

} // namespace headstart::ui
