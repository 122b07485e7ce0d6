// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/library.h"

#include "core/base/hashing.h"

#include <QStandardPaths>

namespace headstart::catalogue {

std::filesystem::path Library::defaultFolder()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "headstart" / "models";
}

Result<std::filesystem::path> Library::find(const ModelCard &card) const
{
    if (card.weights.file.empty())
        return badInput(card.id, say("the catalogue has no file of its weights; name yours with --weights FILE"));
    const std::filesystem::path path = m_folder / card.weights.file;
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return badInput(path.string(),
                        !card.weights.address.empty()
                            ? say("the weights of %1 are not there; the window's page of models fetches "
                                  "them, or name a file with --weights FILE",
                                  card.id)
                            : say("the weights of %1 are not there; packaging/start.sh fetches them, or name a "
                                  "file with --weights FILE",
                                  card.id));
    const auto size = std::filesystem::file_size(path, error);
    const bool isOfSize = card.weights.bytes == 0 || size == card.weights.bytes;
    const auto hash = isOfSize ? sha256OfFile(path) : Result<std::string>(std::string());
    if (!hash)
        return hash.error();
    if (!isOfSize || !hash->starts_with(card.weights.sha256))
        return badInput(path.string(), say("this is not the file that the catalogue names (SHA-256 %1...); "
                                           "delete it and fetch it again",
                                           card.weights.sha256.substr(0, 8)));
    return path;
}

} // namespace headstart::catalogue
