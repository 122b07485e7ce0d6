// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/preparation.h"

#include "core/base/hashing.h"
#include "core/catalogue/model_card.h"
#include "core/training/config_keys.h"
#include "core/training/freeze_plan.h"
#include "core/training/loss.h"
#include "core/training/memory_need.h"
#include "core/training/model_tokenizer.h"
#include "core/training/run_model.h"
#include "core/zoo/load.h"
#include "core/zoo/made_up_input.h"
#include "core/zoo/mixed_precision.h"
#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"

#include <ATen/Context.h>
#include <ATen/core/grad_mode.h>
#include <ATen/Parallel.h>
#include <torch/headeronly/version.h>

#include <algorithm>
#include <dlfcn.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sys/utsname.h>
#include <thread>

namespace headstart::training {

namespace {

constexpr std::string_view kRun = "run:";

/// Small pieces stay in the processor's cache and need less memory than the whole batch; with fixed statistics the step
/// is the same. Batch statistics need the whole batch, and a head alone is too small to matter.
/// Texts' matrix products are fastest whole.
std::int64_t microBatchOf(const RunConfig &config, const FreezePlan &plan, std::size_t head, bool isText)
{
    constexpr std::int64_t kPiece = 16; // of 8, 16 and 32 the fastest with EfficientNet-Lite0 and ResNet-18
    const bool needsAll = std::find(plan.modes.begin(), plan.modes.end(), zoo::Mode::Training) != plan.modes.end();
    if (needsAll || plan.firstTrained >= head)
        return config.training.batch;
    const std::int64_t usual = isText ? config.training.batch : kPiece;
    return std::min(config.training.microBatch > 0 ? config.training.microBatch : usual, config.training.batch);
}

Result<void> checkDevice(const std::string &device)
{
    if (device != "cuda")
        return {};
    // The library registers itself. It stays loaded.
    static const void *const cuda = dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL);
    if (!cuda || !at::hasCUDA())
        return badInput({}, "compute.device", say("this LibTorch has no CUDA, or there is no NVIDIA GPU here"));
    return {};
}

Result<void> checkPrecision(const ComputeConfig &config)
{
    if (config.precision == "bfloat16" && config.device == "cpu" && !zoo::hasBfloat16())
        return badInput({}, "compute.precision",
                        say("this processor does not multiply bfloat16 numbers itself: float32 is faster here"));
    return {};
}

/// Fills a freshly made network with the weights of another of the same architecture, by name; a head that does not fit
/// keeps what it has.
void copyFitting(const zoo::Network &from, zoo::Network &to, bool withHead)
{
    const at::NoGradGuard noGradient;
    const zoo::NamedTensors target = to.tensors();
    const zoo::NamedTensors source = from.tensors();
    for (std::size_t i = 0; i < target.size(); ++i)
        if (withHead || !to.isOfHead(target[i].name))
            target[i].tensor.copy_(source[i].tensor);
}

/// A new last layer starts near zero, so that all classes begin alike and the first steps do not shake what is below:
/// the architectures' own initialisers are made for a thousand classes.
void initialiseNewHead(const zoo::Network &network, std::uint64_t seed)
{
    constexpr double kDeviation = 0.01;
    zoo::NamedTensors tensors = network.tensors();
    std::erase_if(tensors, [&](const zoo::NamedTensor &named) {
        return !network.isOfHead(named.name) || named.tensor.dim() == 0 || named.tensor.size(0) != network.classes();
    });
    for (zoo::NamedTensor &named : tensors)
        named.initialiser = named.tensor.dim() > 1 ? zoo::Initialiser{zoo::Initialiser::Kind::Normal, kDeviation}
                                                   : zoo::Initialiser{zoo::Initialiser::Kind::Zeros};
    zoo::initialise(tensors, seed);
}

Result<std::string> takeFromRun(RunConfig &config, zoo::Network &network, const std::vector<std::string> &classes,
                                const Places &places)
{
    const auto row = places.store.find(config.model.weights.substr(kRun.size()));
    if (!row)
        return row.error();
    auto model = RunModel::open(places.store, *row);
    if (!model)
        return model.error();
    if (model->network.id() != network.id())
        return badInput(config.model.weights, say("this run trained %1, not %2", model->network.id(), network.id()));
    const bool sameClasses = model->classes == classes;
    copyFitting(model->network, network, sameClasses);
    if (!sameClasses)
        initialiseNewHead(network, config.training.seed);
    config.model.weights = std::string(kRun) + row->id;
    return row->id;
}

/// What a file lacks below the head (a DistilBERT's first dense layer, say, which the pre-trained one has not) begins
/// with random values: kept so, it would only blur what is below it, so that it trains with the head.
std::vector<Text> trainWhatIsMissing(FreezeConfig &freeze, const zoo::Network &network,
                                     const std::vector<std::string> &missing)
{
    std::vector<Text> remarks;
    const std::size_t cut = network.find(freeze.cut).value_or(0);
    const zoo::NamedTensors tensors = network.tensors(0, cut);
    for (const zoo::NamedTensor &named : tensors) {
        if (!named.isParameter || std::find(missing.begin(), missing.end(), named.name) == missing.end())
            continue;
        const std::string &stage = network.stages()[network.stageOf(named.name)].name;
        if (std::find(freeze.train.begin(), freeze.train.end(), stage) != freeze.train.end())
            continue;
        freeze.train.push_back(stage);
        remarks.push_back(
            say("the weights have nothing for '%1', below the cut: it trains too, from random values", stage));
    }
    return remarks;
}

/// Returns what a person should know.
Result<std::vector<Text>> takeFromFile(RunConfig &config, zoo::Network &network, const std::filesystem::path &path,
                                       bool keepsHead)
{
    const auto file = weights::WeightsFile::open(path);
    if (!file)
        return file.error();
    auto hash = sha256OfFile(path);
    if (!hash)
        return hash.error();
    config.model.weightsHash = std::move(*hash);
    const auto report = zoo::load(network, *file, weights::HeadPolicy::Replace, config.training.seed);
    if (!report)
        return report.error();
    if (!keepsHead || !report->replacedHead.empty())
        initialiseNewHead(network, config.training.seed);
    return trainWhatIsMissing(config.freeze, network, report->missing);
}

std::string processorName()
{
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name"))
            return line.substr(std::min(line.find(':') + 2, line.size()));
    return "unknown";
}

/// Of a network that takes texts. Errors: it does not take that many tokens.
Result<void> resolveTexts(RunConfig &config, const zoo::Variant &variant)
{
    if (config.texts.maxTokens == 0)
        config.texts.maxTokens = zoo::usualSize(variant);
    config.augmentation = {}; // of pictures
    return checkMaxTokens(config.texts.maxTokens, variant.text->longest());
}

Result<void> checkPictureSize(std::int64_t crop, const zoo::Variant &variant)
{
    if (!variant.takesAnySize && crop != variant.inputSize)
        return badInput({}, "preprocessing.crop",
                        say("%1 takes pictures of %2 pixels a side and no others", variant.id, variant.inputSize));
    if (crop < variant.smallestInput)
        return badInput({}, "preprocessing.crop",
                        say("%1 needs pictures of at least %2 pixels a side", variant.id, variant.smallestInput));
    return {};
}

} // namespace

void fillPreprocessing(PreprocessingConfig &config, const catalogue::InputFact &card)
{
    if (config.crop == 0)
        config.crop = card.crop;
    if (config.resize == 0)
        config.resize = std::max(config.crop, config.crop * card.resize / card.crop);
    if (config.interpolation == "card")
        config.interpolation = card.interpolation;
    if (config.mean.empty())
        config.mean.assign(card.mean.begin(), card.mean.end());
    if (config.deviation.empty())
        config.deviation.assign(card.deviation.begin(), card.deviation.end());
}

data::Preprocessing preprocessingOf(const PreprocessingConfig &config)
{
    data::Preprocessing out;
    out.resize = static_cast<int>(config.resize);
    out.crop = static_cast<int>(config.crop);
    out.interpolation =
        config.interpolation == "bicubic" ? data::Interpolation::Bicubic : data::Interpolation::Bilinear;
    if (config.mean.size() == out.mean.size() && config.deviation.size() == out.deviation.size()) { // not of texts
        std::copy_n(config.mean.begin(), out.mean.size(), out.mean.begin());
        std::copy_n(config.deviation.begin(), out.deviation.size(), out.deviation.begin());
    }
    out.mode = config.mode == "squash" ? data::ResizeMode::Squash
               : config.mode == "pad"  ? data::ResizeMode::Pad
                                       : data::ResizeMode::Crop;
    return out;
}

Result<void> checkPreprocessing(const PreprocessingConfig &config)
{
    constexpr std::size_t kChannels = 3;
    constexpr std::int64_t kSmallest = 32;
    if (config.crop < kSmallest)
        return badInput({}, "preprocessing.crop", say("the networks need at least %1 pixels", kSmallest));
    if (config.mode == "crop" && config.resize < config.crop)
        return badInput({}, "preprocessing.resize", say("it must not be smaller than preprocessing.crop"));
    if (config.mean.size() != kChannels || config.deviation.size() != kChannels)
        return badInput({}, "preprocessing.mean", say("mean and std are three numbers each"));
    for (const double deviation : config.deviation)
        if (!(deviation > 0))
            return badInput({}, "preprocessing.std", say("a standard deviation is greater than 0"));
    return {};
}

namespace {

/// Of a network without a card, which can be trained from a file all the same.
Result<catalogue::InputFact> inputWithoutCard(const RunConfig &config, const zoo::Variant &variant)
{
    const PreprocessingConfig &given = config.preprocessing;
    if (given.mean.empty() || given.deviation.empty())
        return badInput(config.model.id, say("the catalogue says nothing of this model's pictures: give "
                                             "preprocessing.mean and preprocessing.std"));
    const int size = static_cast<int>(variant.inputSize);
    return catalogue::InputFact{size, size, "bilinear", {}, {}};
}

/// Of a network that takes pictures.
Result<void> resolvePictures(RunConfig &config, const zoo::Variant &variant, const catalogue::ModelCard *card)
{
    if (!card && config.model.weights == "pretrained")
        return badInput(config.model.id, say("the catalogue has no weights for this model: give a file of them"));
    const auto input = card ? card->input : inputWithoutCard(config, variant);
    if (!input)
        return input.error();
    fillPreprocessing(config.preprocessing, *input);
    if (auto checked = checkPreprocessing(config.preprocessing); !checked)
        return checked.error();
    return checkPictureSize(config.preprocessing.crop, variant);
}

SampleSizes sizesOf(const PreparedData &data)
{
    SampleSizes out{data.split.of(data::Part::Train).size(), data.split.of(data::Part::Validation).size(), 0};
    if (!data.texts || data.texts->size() == 0)
        return out;
    std::size_t tokens = 0;
    for (std::size_t i = 0; i < data.texts->size(); ++i)
        tokens += data.texts->length(i);
    out.tokens = static_cast<std::int64_t>(tokens / data.texts->size());
    return out;
}

} // namespace

Result<RunConfig> resolved(const RunConfig &wanted)
{
    RunConfig config = wanted;
    const auto variant = variantOf(config.model.id);
    if (!variant)
        return variant.error();
    const catalogue::ModelCard *card = catalogue::findCard(config.model.id);
    if (card)
        config.model.id = card->id;
    const auto input = variant->text ? resolveTexts(config, *variant) : resolvePictures(config, *variant, card);
    if (!input)
        return input.error();
    if (variant->text && config.training.mixup > 0)
        return badInput({}, "training.mixup", say("texts cannot be mixed, as they differ in length: it must be 0"));
    if (auto checked = checkDevice(config.compute.device); !checked)
        return checked.error();
    if (auto checked = checkPrecision(config.compute); !checked)
        return checked.error();
    if (config.freeze.batchNorm == "auto")
        config.freeze.batchNorm = config.model.weights == "random" ? "batch" : "fixed";
    if (config.compute.threads == 0)
        config.compute.threads = std::max(1U, std::thread::hardware_concurrency());
    if (config.compute.layout == "auto")
        config.compute.layout = variant->fastest == at::MemoryFormat::ChannelsLast ? "nhwc" : "nchw";
    const zoo::Network shape = zoo::build(*variant, {.classes = 2, .device = c10::DeviceType::Meta});
    if (config.freeze.cut == "first")
        config.freeze.cut = shape.stages().front().name;
    const auto plan = freezePlan(shape, config.freeze);
    if (!plan)
        return plan.error();
    if (!config.model.resetFrom.empty())
        if (auto stage = stageNamed(shape, config.model.resetFrom); !stage)
            return stage.error();
    config.training.microBatch = microBatchOf(config, *plan, shape.head(), variant->text != nullptr);
    return config;
}

Result<PreparedData> openData(RunConfig &config, const StopToken *stop, const data::Dataset::Progress &progress)
{
    auto dataset = data::Dataset::open(config.data, stop, progress);
    if (!dataset)
        return dataset.error();
    if (stop && stop->stopped())
        return PreparedData{std::move(*dataset), {}};
    if (!config.fingerprint.empty() && config.fingerprint != dataset->fingerprint())
        return badInput(config.data.path, say("these are not the data that the run was started with (%1... then, %2... "
                                              "now): files were changed, added or removed",
                                              config.fingerprint.substr(0, 8), dataset->fingerprint().substr(0, 8)));
    auto split = data::split(*dataset, config.split);
    if (!split)
        return split.error();
    config.data = dataset->source();
    config.fingerprint = dataset->fingerprint();
    return PreparedData{std::move(*dataset), std::move(*split)};
}

Result<void> tokenize(PreparedData &data, const std::optional<TextModel> &text, const RunConfig &config,
                      const StopToken *stop, const data::Dataset::Progress &progress)
{
    if (data.dataset.isText() != text.has_value())
        return badInput(config.data.path, text ? say("these are pictures; %1 reads texts", config.model.id)
                                               : say("these are texts; %1 looks at pictures", config.model.id));
    if (!text)
        return {};
    auto texts =
        data::TokenizedTexts::of(data.dataset, text->tokenizer, static_cast<std::size_t>(config.texts.maxTokens),
                                 static_cast<std::size_t>(config.compute.threads), stop, progress);
    if (!texts)
        return texts.error();
    data.texts = std::move(*texts);
    return {};
}

Result<PreparedNetwork> makeNetwork(RunConfig &config, const std::vector<std::string> &classes, const Places &places)
{
    const auto variant = variantOf(config.model.id);
    if (!variant)
        return variant.error();
    PreparedNetwork out{zoo::build(*variant, {.classes = outputsFor(classes)}), {}};
    auto text = textModelOf(config.model.id, *variant, places.library);
    if (!text)
        return text.error();
    out.text = std::move(*text);
    zoo::Network &network = out.network;
    const std::string &source = config.model.weights;
    zoo::initialise(network.tensors(), config.training.seed);
    if (source.starts_with(kRun)) {
        auto parent = takeFromRun(config, network, classes, places);
        if (!parent)
            return parent.error();
        out.parent = std::move(*parent);
    } else if (source != "random") {
        const bool isPretrained = source == "pretrained";
        const auto path = isPretrained ? weightsOf(config.model.id, places.library)
                                       : Result<std::filesystem::path>(std::filesystem::path(source));
        if (!path)
            return path.error();
        const bool hasTheseClasses = variant->text && variant->text->labels == classes; // a folder's own head
        auto taken = takeFromFile(config, network, *path, !isPretrained || hasTheseClasses);
        if (!taken)
            return taken.error();
        out.remarks = std::move(*taken);
    }
    if (config.freeze.loraRank > 0 && (source == "random" || !config.model.resetFrom.empty()))
        out.remarks.push_back(say("weights with random values have adapters, which leave them so: freeze.lora_rank=0 "
                                  "trains them"));
    if (!config.model.resetFrom.empty()) {
        zoo::initialise(network.tensors(*network.find(config.model.resetFrom), network.stages().size()),
                        config.training.seed);
        initialiseNewHead(network, config.training.seed);
    }
    return out;
}

Result<std::optional<PreparedRun>> prepareRun(const RunConfig &wanted, const Places &places, const StopToken &stop,
                                              const data::Dataset::Progress &progress)
{
    auto config = resolved(wanted);
    if (!config)
        return config.error();
    at::set_num_threads(static_cast<int>(config->compute.threads));
    auto data = openData(*config, &stop, progress);
    if (!data)
        return data.error();
    if (stop.stopped())
        return std::optional<PreparedRun>();
    if (auto checked = checkTarget(data->dataset, config->training); !checked)
        return checked.error();
    if (auto fits = checkFits(*config, *data, false); !fits)
        return fits.error();
    auto made = makeNetwork(*config, data->dataset.classes(), places);
    if (!made)
        return made.error();
    if (auto done = tokenize(*data, made->text, *config, &stop, {}); !done)
        return done.error();
    if (stop.stopped())
        return std::optional<PreparedRun>();
    if (data->texts)
        if (auto fits = checkFits(*config, *data, true); !fits)
            return fits.error();
    return std::optional(PreparedRun{std::move(*config), std::move(*data), std::move(*made)});
}

Result<void> checkFits(const RunConfig &config, const PreparedData &data, bool isLoaded)
{
    return checkMemory(config, outputsFor(data.dataset.classes()), sizesOf(data), freeMemory(), isLoaded);
}

void place(zoo::Network &network, const ComputeConfig &config)
{
    network.toDevice(at::Device(config.device));
    network.toMemoryFormat(config.layout == "nhwc" ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous);
}

std::size_t keptBlocksOf(const ComputeConfig &config)
{
    constexpr std::size_t kMegabyte = 1'000'000;
    return static_cast<std::size_t>(config.blocksMegabytes) * kMegabyte;
}

std::string environmentText(const RunConfig &config)
{
    utsname system = {};
    uname(&system);
    return nlohmann::json{{"headstart", HEADSTART_VERSION},
                          {"libtorch", TORCH_VERSION},
                          {"processor", processorName()},
                          {"system", std::string(system.sysname) + " " + system.release},
                          {"threads", config.compute.threads}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace headstart::training
