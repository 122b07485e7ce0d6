// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/recognised_file.h"

#include "core/catalogue/model_card.h"
#include "core/training/model_source.h"
#include "core/zoo/load.h"
#include "core/zoo/recognise.h"

namespace headstart::insight {

Result<RecognisedFile> recogniseFile(const std::filesystem::path &path)
{
    const auto file = weights::WeightsFile::open(path);
    if (!file)
        return file.error();
    const auto found = zoo::recognise(*file);
    if (!found)
        return found.error();
    RecognisedFile out;
    out.networks.emplace_back(found->variant->id);
    for (const zoo::Variant *other : found->others)
        out.networks.emplace_back(other->id);
    out.twin = found->variant->twin;
    out.readsTexts = found->variant->text != nullptr;
    out.classes = found->classes;
    out.hasHead = found->hasHead;
    out.format = weights::formatName(file->format());
    out.naming = found->report.naming;
    out.matched = found->report.matched.size();
    out.reshaped = found->report.reshaped.size();
    out.unexpected = found->report.unexpected.size();
    return out;
}

Result<bool> checkWeights(const catalogue::ModelCard &card, const std::filesystem::path &path)
{
    const auto variant = training::variantOf(card.network);
    if (!variant)
        return variant.error();
    const auto file = weights::WeightsFile::open(path);
    if (!file)
        return file.error();
    const auto loaded = zoo::loadWhole(*variant, *file);
    return loaded ? loaded->report.classes.has_value() : Result<bool>(loaded.error());
}

Error withoutCard(const std::filesystem::path &path, const RecognisedFile &file)
{
    return badInput(path.string(), say("these are weights of %1, which the catalogue has no card for; headstart-cli "
                                       "takes them",
                                       file.networks.front()));
}

} // namespace headstart::insight
