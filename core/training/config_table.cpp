// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of RunConfig's fields: JSON, `train --help`, --set and the window's forms are made from it.
#include "core/training/config_keys.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace headstart::training {

namespace {

using nlohmann::json;
using Type = ConfigKey::Type;

constexpr double kMostCount = 1e9;
constexpr double kLargestSeed = 9007199254740991; // 2^53 - 1: exact in every JSON reader

/// `field` gives the member of a configuration, constant or not.
template <class Field>
ConfigKey key(std::string path, Type type, Text help, Field field)
{
    using Value = std::remove_cvref_t<decltype(field(std::declval<RunConfig &>()))>;
    ConfigKey out;
    out.path = std::move(path);
    out.type = type;
    out.help = std::move(help);
    if constexpr (std::is_same_v<Value, std::optional<double>>) {
        out.get = [field](const RunConfig &config) { return field(config) ? json(*field(config)) : json(); };
        out.set = [field](RunConfig &config, const json &value) {
            field(config) = value.is_null() ? std::nullopt : std::optional(value.get<double>());
        };
    } else {
        out.get = [field](const RunConfig &config) { return json(field(config)); };
        out.set = [field](RunConfig &config, const json &value) { field(config) = value.get<Value>(); };
    }
    return out;
}

template <class Field>
ConfigKey integer(std::string path, double low, double high, Text help, Field field)
{
    ConfigKey out = key(std::move(path), Type::Integer, std::move(help), field);
    out.low = low;
    out.high = high;
    return out;
}

template <class Field>
ConfigKey number(std::string path, double low, double high, Text help, Field field)
{
    ConfigKey out = key(std::move(path), Type::Number, std::move(help), field);
    out.low = low;
    out.high = high;
    return out;
}

template <class Field>
ConfigKey optionalNumber(std::string path, double low, double high, Text help, Field field)
{
    ConfigKey out = key(std::move(path), Type::OptionalNumber, std::move(help), field);
    out.low = low;
    out.high = high;
    return out;
}

template <class Field>
ConfigKey choice(std::string path, std::vector<std::string> choices, Text help, Field field)
{
    ConfigKey out = key(std::move(path), Type::Choice, std::move(help), field);
    out.choices = std::move(choices);
    return out;
}

template <class Field>
ConfigKey text(std::string path, Text help, Field field)
{
    return key(std::move(path), Type::Text, std::move(help), field);
}

template <class Field>
ConfigKey flag(std::string path, Text help, Field field)
{
    return key(std::move(path), Type::Flag, std::move(help), field);
}

ConfigKey filledIn(ConfigKey key)
{
    key.filledIn = true;
    return key;
}

std::vector<ConfigKey> modelKeys()
{
    return {
        text(
            "model.id", say("the network, by its name in the catalogue"), [](auto &c) -> auto & { return c.model.id; }),
        text(
            "model.weights", say("where its weights come from: pretrained, random, run:ID, or a file"),
            [](auto &c) -> auto & { return c.model.weights; }),
        filledIn(text(
            "model.weights_sha256", say("SHA-256 of the file of weights"),
            [](auto &c) -> auto & { return c.model.weightsHash; })),
        text(
            "model.reset_from", say("this stage and those above it start from random values; empty: none"),
            [](auto &c) -> auto & { return c.model.resetFrom; }),
        optionalNumber(
            "model.head_dropout", 0, 0.99,
            say("dropout of the head: share of the values that it takes which training sets to 0; nothing: as the "
                "network is made"),
            [](auto &c) -> auto & { return c.model.headDropout; }),
    };
}

std::vector<ConfigKey> dataKeys()
{
    return {
        text(
            "data.path",
            say("a folder of class folders, a table of paths or texts and labels, an IDX file, or a folder of GLUE's"),
            [](auto &c) -> auto & { return c.data.path; }),
        choice(
            "data.kind", {"", "folder", "table", "idx", "texts", "glue"}, say("what the data are; empty: guessed"),
            [](auto &c) -> auto & { return c.data.kind; }),
        choice(
            "data.delimiter", {"", "comma", "semicolon", "tab", "space", "json"},
            say("of a table; space: of pictures, json: JSON Lines of texts; empty: guessed"),
            [](auto &c) -> auto & { return c.data.delimiter; }),
        choice(
            "data.header", {"", "yes", "no"}, say("whether a table's first line names the columns; empty: guessed"),
            [](auto &c) -> auto & { return c.data.header; }),
        text(
            "data.path_column", say("a table's column of files, by name or number; empty: guessed"),
            [](auto &c) -> auto & { return c.data.pathColumn; }),
        text(
            "data.label_column", say("a table's column of labels, by name or number; empty: guessed"),
            [](auto &c) -> auto & { return c.data.labelColumn; }),
        text(
            "data.split_column", say("a table's column that says train, validation or test; empty: none"),
            [](auto &c) -> auto & { return c.data.splitColumn; }),
        key(
            "data.threshold", Type::OptionalNumber, say("makes two classes of a numeric label: above it, and not"),
            [](auto &c) -> auto & { return c.data.threshold; }),
        text(
            "data.above_name", say("the name of the class above the threshold"),
            [](auto &c) -> auto & { return c.data.aboveName; }),
        text(
            "data.below_name", say("the name of the other class"), [](auto &c) -> auto & { return c.data.belowName; }),
        choice(
            "data.encoding", {"", "utf-8", "windows-1252", "mac-roman", "utf-16le", "utf-16be"},
            say("how a table of texts is encoded; empty: guessed"), [](auto &c) -> auto & { return c.data.encoding; }),
        choice(
            "data.quoting", {"", "yes", "no"},
            say("whether a table's texts may stand in quotation marks; empty: yes, unless tabs part them"),
            [](auto &c) -> auto & { return c.data.quoting; }),
        text(
            "data.text_column", say("a table's column of texts, by name or number; empty: guessed"),
            [](auto &c) -> auto & { return c.data.textColumn; }),
        text(
            "data.pair_column",
            say("a table's column of second texts, by name or number; none: there is none; empty: guessed"),
            [](auto &c) -> auto & { return c.data.pairColumn; }),
        choice(
            "data.target", {"", "classes", "number", "none"},
            say("what a text's label is; none: there are no labels; empty: guessed"),
            [](auto &c) -> auto & { return c.data.target; }),
        text(
            "data.labels_file", say("the IDX file of labels; empty: the one beside the pictures"),
            [](auto &c) -> auto & { return c.data.labelsFile; }),
        filledIn(text(
            "data.fingerprint", say("SHA-256 of classes, labels and contents"),
            [](auto &c) -> auto & { return c.fingerprint; })),
        number(
            "split.validation", 0.01, 0.9, say("share of the samples that judge the training"),
            [](auto &c) -> auto & { return c.split.validation; }),
        number(
            "split.test", 0, 0.9, say("share of the samples that are kept for the end"),
            [](auto &c) -> auto & { return c.split.test; }),
        integer(
            "split.seed", 0, kLargestSeed, say("which samples these are"),
            [](auto &c) -> auto & { return c.split.seed; }),
    };
}

std::vector<ConfigKey> pictureKeys()
{
    return {
        integer(
            "preprocessing.crop", 0, 2048,
            say("pixels of a side of what the network sees; 0: as the model's card says"),
            [](auto &c) -> auto & { return c.preprocessing.crop; }),
        integer(
            "preprocessing.resize", 0, 4096,
            say("pixels of the shorter side before cropping; 0: in proportion to the model's card"),
            [](auto &c) -> auto & { return c.preprocessing.resize; }),
        choice(
            "preprocessing.mode", {"crop", "squash", "pad"}, say("how a picture becomes a square"),
            [](auto &c) -> auto & { return c.preprocessing.mode; }),
        choice(
            "preprocessing.interpolation", {"card", "bilinear", "bicubic"}, say("how it is resized"),
            [](auto &c) -> auto & { return c.preprocessing.interpolation; }),
        key(
            "preprocessing.mean", Type::Numbers, say("of red, green and blue in 0..1; empty: the model's card's"),
            [](auto &c) -> auto & { return c.preprocessing.mean; }),
        key(
            "preprocessing.std", Type::Numbers, say("standard deviations, likewise"),
            [](auto &c) -> auto & { return c.preprocessing.deviation; }),
        flag(
            "augmentation.flip_horizontal", say("left and right change places in half of the pictures"),
            [](auto &c) -> auto & { return c.augmentation.flipHorizontal; }),
        flag(
            "augmentation.flip_vertical", say("top and bottom change places in half of the pictures"),
            [](auto &c) -> auto & { return c.augmentation.flipVertical; }),
        flag(
            "augmentation.transpose", say("rows and columns change places in half of the pictures"),
            [](auto &c) -> auto & { return c.augmentation.transpose; }),
        number(
            "augmentation.crop_scale", 0.05, 1, say("smallest share of the area that a random crop takes; 1: no crop"),
            [](auto &c) -> auto & { return c.augmentation.cropScale; }),
        number(
            "augmentation.rotation", 0, 180, say("degrees, to both sides"),
            [](auto &c) -> auto & { return c.augmentation.rotation; }),
        number(
            "augmentation.brightness", 0, 1, say("factor 1 - x .. 1 + x"),
            [](auto &c) -> auto & { return c.augmentation.brightness; }),
        number(
            "augmentation.contrast", 0, 1, say("factor 1 - x .. 1 + x"),
            [](auto &c) -> auto & { return c.augmentation.contrast; }),
        number(
            "augmentation.saturation", 0, 1, say("factor 1 - x .. 1 + x"),
            [](auto &c) -> auto & { return c.augmentation.saturation; }),
        number(
            "augmentation.erasing", 0, 1, say("probability that a rectangle is erased"),
            [](auto &c) -> auto & { return c.augmentation.erasing; }),
        integer(
            "augmentation.views", 0, 1000,
            say("different changes of each picture, which come in turn, an epoch each, so that what the kept part "
                "makes of them is kept; 0: new ones in each epoch, and nothing of them is kept"),
            [](auto &c) -> auto & { return c.augmentation.views; }),
    };
}

std::vector<ConfigKey> textKeys()
{
    return {
        integer(
            "texts.max_tokens", 0, 100'000,
            say("tokens that the network sees of a text, the rest is cut off; 0: 128, or as many as it takes"),
            [](auto &c) -> auto & { return c.texts.maxTokens; }),
    };
}

std::vector<ConfigKey> freezeKeys()
{
    return {
        text(
            "freeze.cut", say("the first stage that trains; those below it are kept as they are; first: all train"),
            [](auto &c) -> auto & { return c.freeze.cut; }),
        key(
            "freeze.train", Type::Texts,
            say("stages below the cut, or patterns of tensor names, that train all the same"),
            [](auto &c) -> auto & { return c.freeze.train; }),
        key(
            "freeze.keep", Type::Texts, say("stages above the cut, or patterns, that do not train"),
            [](auto &c) -> auto & { return c.freeze.keep; }),
        choice(
            "freeze.batch_norm", {"auto", "fixed", "batch"},
            say("whether BatchNorm in training stages keeps its statistics; auto: fixed, but for random weights"),
            [](auto &c) -> auto & { return c.freeze.batchNorm; }),
        integer(
            "freeze.unfreeze_every", 0, 100'000,
            say("the head trains alone at first, and after each so many epochs one stage more joins, down to the cut; "
                "0: "
                "all train from the beginning"),
            [](auto &c) -> auto & { return c.freeze.unfreezeEvery; }),
        integer(
            "freeze.lora_rank", 0, 4096,
            say("rank of low-rank adapters (LoRA; 4 to 32 are usual): they train in place of the weights from the cut "
                "up, the head trains whole, and what is exported is an ordinary model; 0: none"),
            [](auto &c) -> auto & { return c.freeze.loraRank; }),
        number(
            "freeze.lora_alpha", 0.001, 10'000, say("what adapters give is multiplied by this over their rank"),
            [](auto &c) -> auto & { return c.freeze.loraAlpha; }),
    };
}

std::vector<ConfigKey> trainingKeys()
{
    return {
        integer(
            "training.epochs", 1, 100'000, say("how often every training sample is seen"),
            [](auto &c) -> auto & { return c.training.epochs; }),
        integer(
            "training.batch", 1, 65'536, say("samples a step"), [](auto &c) -> auto & { return c.training.batch; }),
        integer(
            "training.micro_batch", 0, 65'536,
            say("samples that pass at once, their gradients added up: less memory, same step; 0: chosen"),
            [](auto &c) -> auto & { return c.training.microBatch; }),
        integer(
            "training.seed", 0, kLargestSeed, say("of the new head, the order and the augmentation"),
            [](auto &c) -> auto & { return c.training.seed; }),
        number(
            "training.label_smoothing", 0, 0.99, say("share of the target that is spread over all classes"),
            [](auto &c) -> auto & { return c.training.labelSmoothing; }),
        choice(
            "training.class_weights", {"none", "balanced"},
            say("balanced: rare classes count as much as frequent ones"),
            [](auto &c) -> auto & { return c.training.classWeights; }),
        number(
            "training.clip_norm", 0, kMostCount, say("largest norm of a step's gradient; 0: any"),
            [](auto &c) -> auto & { return c.training.clipNorm; }),
        integer(
            "training.early_stop", 0, 100'000, say("ends after so many epochs without a better one; 0: never"),
            [](auto &c) -> auto & { return c.training.earlyStop; }),
        choice(
            "training.best_by", {"accuracy", "loss"}, say("what makes an epoch the best, on the validation samples"),
            [](auto &c) -> auto & { return c.training.bestBy; }),
        choice(
            "training.sampling", {"all", "balanced"},
            say("which samples an epoch has; balanced: as many, but of all classes alike, rare ones several times"),
            [](auto &c) -> auto & { return c.training.sampling; }),
        number(
            "training.average", 0, 0.99999,
            say("judges and keeps a moving average of the weights, of which so much is the past, 0.999 say; 0: the "
                "weights themselves"),
            [](auto &c) -> auto & { return c.training.average; }),
        number(
            "training.mixup", 0, 100,
            say("alpha of mixup (Zhang et al.: 0.1 to 0.4): pictures of a batch are mixed in pairs, by a share that "
                "Beta(alpha, alpha) gives, and their losses likewise; where stages below the cut are kept, what these "
                "give is mixed (manifold mixup); 0: none; not of texts"),
            [](auto &c) -> auto & { return c.training.mixup; }),
    };
}

std::vector<ConfigKey> optimiserKeys()
{
    return {
        choice(
            "optimiser.kind", {"sgd", "adam", "adamw"}, say("how gradients move the weights"),
            [](auto &c) -> auto & { return c.optimiser.kind; }),
        number(
            "optimiser.rate", 0, 1000, say("learning rate of the head"),
            [](auto &c) -> auto & { return c.optimiser.rate; }),
        number(
            "optimiser.backbone_factor", 0, 1000, say("the other stages' rate, as a multiple of the head's"),
            [](auto &c) -> auto & { return c.optimiser.backboneFactor; }),
        number(
            "optimiser.stage_decay", 0.01, 1,
            say("each stage's rate, counted down from the last one before the head, as a multiple of the next one's"),
            [](auto &c) -> auto & { return c.optimiser.stageDecay; }),
        number(
            "optimiser.momentum", 0, 0.9999, say("of SGD"), [](auto &c) -> auto & { return c.optimiser.momentum; }),
        flag(
            "optimiser.nesterov", say("Nesterov's momentum, of SGD"),
            [](auto &c) -> auto & { return c.optimiser.nesterov; }),
        number(
            "optimiser.beta1", 0, 0.9999, say("of Adam and AdamW"),
            [](auto &c) -> auto & { return c.optimiser.beta1; }),
        number(
            "optimiser.beta2", 0, 0.999999, say("of Adam and AdamW"),
            [](auto &c) -> auto & { return c.optimiser.beta2; }),
        number(
            "optimiser.epsilon", 1e-16, 1, say("of Adam and AdamW"),
            [](auto &c) -> auto & { return c.optimiser.epsilon; }),
        number(
            "optimiser.weight_decay", 0, 10, say("pulls weights to zero"),
            [](auto &c) -> auto & { return c.optimiser.weightDecay; }),
        flag(
            "optimiser.decay_all", say("biases and the weights of norms decay too"),
            [](auto &c) -> auto & { return c.optimiser.decayAll; }),
        choice(
            "schedule.kind", {"constant", "step", "cosine", "one_cycle", "linear"},
            say("how the learning rates change over the run"), [](auto &c) -> auto & { return c.schedule.kind; }),
        number(
            "schedule.warmup", 0, 1, say("share of the steps in which the rates rise from 0; not of one_cycle"),
            [](auto &c) -> auto & { return c.schedule.warmup; }),
        integer(
            "schedule.step_epochs", 1, 100'000, say("epochs between two drops, of step"),
            [](auto &c) -> auto & { return c.schedule.stepEpochs; }),
        number(
            "schedule.step_factor", 0, 1, say("what a drop multiplies the rates with, of step"),
            [](auto &c) -> auto & { return c.schedule.stepFactor; }),
        number(
            "schedule.peak", 0.001, 0.999, say("share of the steps before the highest rate, of one_cycle"),
            [](auto &c) -> auto & { return c.schedule.peak; }),
        number(
            "schedule.start_divisor", 1, kMostCount, say("the highest rate over the first one, of one_cycle"),
            [](auto &c) -> auto & { return c.schedule.startDivisor; }),
        number(
            "schedule.end_divisor", 1, kMostCount, say("the first rate over the last one, of one_cycle"),
            [](auto &c) -> auto & { return c.schedule.endDivisor; }),
    };
}

std::vector<ConfigKey> computeKeys()
{
    return {
        choice(
            "compute.device", {"cpu", "cuda"}, say("where it is computed"),
            [](auto &c) -> auto & { return c.compute.device; }),
        integer(
            "compute.threads", 0, 1024, say("0: as many as there are processors"),
            [](auto &c) -> auto & { return c.compute.threads; }),
        choice(
            "compute.layout", {"auto", "nchw", "nhwc"}, say("memory format; auto: the faster one of this network"),
            [](auto &c) -> auto & { return c.compute.layout; }),
        integer(
            "compute.cache_mb", 0, 1'000'000, say("memory for the outputs of the kept part, in MB; 0: none"),
            [](auto &c) -> auto & { return c.compute.cacheMegabytes; }),
        integer(
            "compute.disk_cache_mb", 0, 10'000'000,
            say("room on the disk for the outputs of the kept part, for later runs, in MB; 0: none is used"),
            [](auto &c) -> auto & { return c.compute.diskCacheMegabytes; }),
        integer(
            "compute.blocks_mb", 0, 1'000'000,
            say("memory of large tensors that is kept from one step to the next instead of given back, in MB; changes "
                "no number; 0: none, which takes longer"),
            [](auto &c) -> auto & { return c.compute.blocksMegabytes; }),
        choice(
            "compute.prefix", {"fast", "exact"},
            say("how the kept part computes; fast: as one fused graph, equal within rounding; exact: as training does, "
                "to the last bit"),
            [](auto &c) -> auto & { return c.compute.prefix; }),
        choice(
            "compute.precision", {"float32", "bfloat16"},
            say("numbers that training multiplies; bfloat16: with 8 bits, added up as float32, faster where the "
                "processor has it; weights, validation and prediction stay float32"),
            [](auto &c) -> auto & { return c.compute.precision; }),
        integer(
            "checkpoint.seconds", 1, 86'400, say("time between two checkpoints, at most"),
            [](auto &c) -> auto & { return c.checkpointSeconds; }),
    };
}

} // namespace

std::span<const ConfigKey> configKeys()
{
    static const std::vector<ConfigKey> all = [] {
        std::vector<ConfigKey> out;
        for (auto *group :
             {modelKeys, dataKeys, pictureKeys, textKeys, freezeKeys, trainingKeys, optimiserKeys, computeKeys})
            for (ConfigKey &key : group())
                out.push_back(std::move(key));
        return out;
    }();
    return all;
}

} // namespace headstart::training
