// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setting_names.h"

#include "ui/common/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <iterator>
#include <string_view>

namespace headstart::ui {

namespace {

struct Name {
    std::string_view key;
    const char *text;
};

constexpr Name kSections[] = {
    {"model", QT_TRANSLATE_NOOP("Settings", "Model")},
    {"data", QT_TRANSLATE_NOOP("Settings", "Data")},
    {"split", QT_TRANSLATE_NOOP("Settings", "Which part judges")},
    {"preprocessing", QT_TRANSLATE_NOOP("Settings", "How pictures become input")},
    {"augmentation", QT_TRANSLATE_NOOP("Settings", "Random changes of training pictures")},
    {"texts", QT_TRANSLATE_NOOP("Settings", "How texts become input")},
    {"freeze", QT_TRANSLATE_NOOP("Settings", "What is kept, what trains")},
    {"training", QT_TRANSLATE_NOOP("Settings", "Training")},
    {"optimiser", QT_TRANSLATE_NOOP("Settings", "Optimiser")},
    {"schedule", QT_TRANSLATE_NOOP("Settings", "Learning rates over the run")},
    {"compute", QT_TRANSLATE_NOOP("Settings", "Computing")},
    {"checkpoint", QT_TRANSLATE_NOOP("Settings", "Saving")},
};

constexpr Name kSettings[] = {
    {"model.id", QT_TRANSLATE_NOOP("Settings", "Model")},
    {"model.weights", QT_TRANSLATE_NOOP("Settings", "Weights")},
    {"model.weights_sha256", QT_TRANSLATE_NOOP("Settings", "Weights' SHA-256")},
    {"model.reset_from", QT_TRANSLATE_NOOP("Settings", "Start anew from")},
    {"model.head_dropout", QT_TRANSLATE_NOOP("Settings", "Dropout of the head")},
    {"data.path", QT_TRANSLATE_NOOP("Settings", "Data")},
    {"data.kind", QT_TRANSLATE_NOOP("Settings", "Kind of data")},
    {"data.delimiter", QT_TRANSLATE_NOOP("Settings", "Delimiter")},
    {"data.header", QT_TRANSLATE_NOOP("Settings", "First line names columns")},
    {"data.path_column", QT_TRANSLATE_NOOP("Settings", "Column of files")},
    {"data.label_column", QT_TRANSLATE_NOOP("Settings", "Column of labels")},
    {"data.split_column", QT_TRANSLATE_NOOP("Settings", "Column of parts")},
    {"data.threshold", QT_TRANSLATE_NOOP("Settings", "Threshold")},
    {"data.above_name", QT_TRANSLATE_NOOP("Settings", "Class above it")},
    {"data.below_name", QT_TRANSLATE_NOOP("Settings", "Class below it")},
    {"data.encoding", QT_TRANSLATE_NOOP("Settings", "Encoding")},
    {"data.quoting", QT_TRANSLATE_NOOP("Settings", "Quotation marks")},
    {"data.text_column", QT_TRANSLATE_NOOP("Settings", "Column of texts")},
    {"data.pair_column", QT_TRANSLATE_NOOP("Settings", "Column of second texts")},
    {"data.target", QT_TRANSLATE_NOOP("Settings", "What labels are")},
    {"data.labels_file", QT_TRANSLATE_NOOP("Settings", "File of labels")},
    {"data.fingerprint", QT_TRANSLATE_NOOP("Settings", "Data's SHA-256")},
    {"split.validation", QT_TRANSLATE_NOOP("Settings", "Validation share")},
    {"split.test", QT_TRANSLATE_NOOP("Settings", "Test share")},
    {"split.seed", QT_TRANSLATE_NOOP("Settings", "Seed of the split")},
    {"preprocessing.crop", QT_TRANSLATE_NOOP("Settings", "Side of the input")},
    {"preprocessing.resize", QT_TRANSLATE_NOOP("Settings", "Resize to")},
    {"preprocessing.mode", QT_TRANSLATE_NOOP("Settings", "Made square by")},
    {"preprocessing.interpolation", QT_TRANSLATE_NOOP("Settings", "Interpolation")},
    {"preprocessing.mean", QT_TRANSLATE_NOOP("Settings", "Mean colour")},
    {"preprocessing.std", QT_TRANSLATE_NOOP("Settings", "Deviation of colours")},
    {"augmentation.flip_horizontal", QT_TRANSLATE_NOOP("Settings", "Flip left and right")},
    {"augmentation.flip_vertical", QT_TRANSLATE_NOOP("Settings", "Flip top and bottom")},
    {"augmentation.transpose", QT_TRANSLATE_NOOP("Settings", "Transpose")},
    {"augmentation.crop_scale", QT_TRANSLATE_NOOP("Settings", "Random crop")},
    {"augmentation.rotation", QT_TRANSLATE_NOOP("Settings", "Rotation")},
    {"augmentation.brightness", QT_TRANSLATE_NOOP("Settings", "Brightness")},
    {"augmentation.contrast", QT_TRANSLATE_NOOP("Settings", "Contrast")},
    {"augmentation.saturation", QT_TRANSLATE_NOOP("Settings", "Saturation")},
    {"augmentation.erasing", QT_TRANSLATE_NOOP("Settings", "Erasing")},
    {"augmentation.views", QT_TRANSLATE_NOOP("Settings", "Views of each picture")},
    {"texts.max_tokens", QT_TRANSLATE_NOOP("Settings", "Tokens of a text")},
    {"freeze.cut", QT_TRANSLATE_NOOP("Settings", "First stage that trains")},
    {"freeze.train", QT_TRANSLATE_NOOP("Settings", "Train as well")},
    {"freeze.keep", QT_TRANSLATE_NOOP("Settings", "Keep as well")},
    {"freeze.batch_norm", QT_TRANSLATE_NOOP("Settings", "BatchNorm statistics")},
    {"freeze.unfreeze_every", QT_TRANSLATE_NOOP("Settings", "Epochs until one more joins")},
    {"freeze.lora_rank", QT_TRANSLATE_NOOP("Settings", "Rank of adapters (LoRA)")},
    {"freeze.lora_alpha", QT_TRANSLATE_NOOP("Settings", "Strength of adapters (alpha)")},
    {"training.epochs", QT_TRANSLATE_NOOP("Settings", "Epochs")},
    {"training.batch", QT_TRANSLATE_NOOP("Settings", "Batch")},
    {"training.micro_batch", QT_TRANSLATE_NOOP("Settings", "Micro-batch")},
    {"training.seed", QT_TRANSLATE_NOOP("Settings", "Seed")},
    {"training.sampling", QT_TRANSLATE_NOOP("Settings", "Samples of an epoch")},
    {"training.label_smoothing", QT_TRANSLATE_NOOP("Settings", "Label smoothing")},
    {"training.class_weights", QT_TRANSLATE_NOOP("Settings", "Class weights")},
    {"training.clip_norm", QT_TRANSLATE_NOOP("Settings", "Gradient clipping")},
    {"training.early_stop", QT_TRANSLATE_NOOP("Settings", "Early stopping")},
    {"training.mixup", QT_TRANSLATE_NOOP("Settings", "Mixup")},
    {"training.average", QT_TRANSLATE_NOOP("Settings", "Averaged weights")},
    {"training.best_by", QT_TRANSLATE_NOOP("Settings", "Best epoch by")},
    {"optimiser.kind", QT_TRANSLATE_NOOP("Settings", "Optimiser")},
    {"optimiser.rate", QT_TRANSLATE_NOOP("Settings", "Learning rate")},
    {"optimiser.backbone_factor", QT_TRANSLATE_NOOP("Settings", "Factor before the head")},
    {"optimiser.stage_decay", QT_TRANSLATE_NOOP("Settings", "Factor from stage to stage")},
    {"optimiser.momentum", QT_TRANSLATE_NOOP("Settings", "Momentum")},
    {"optimiser.nesterov", QT_TRANSLATE_NOOP("Settings", "Nesterov")},
    {"optimiser.beta1", QT_TRANSLATE_NOOP("Settings", "Beta 1")},
    {"optimiser.beta2", QT_TRANSLATE_NOOP("Settings", "Beta 2")},
    {"optimiser.epsilon", QT_TRANSLATE_NOOP("Settings", "Epsilon")},
    {"optimiser.weight_decay", QT_TRANSLATE_NOOP("Settings", "Weight decay")},
    {"optimiser.decay_all", QT_TRANSLATE_NOOP("Settings", "Decay everything")},
    {"schedule.kind", QT_TRANSLATE_NOOP("Settings", "Schedule")},
    {"schedule.warmup", QT_TRANSLATE_NOOP("Settings", "Warm-up")},
    {"schedule.step_epochs", QT_TRANSLATE_NOOP("Settings", "Epochs between drops")},
    {"schedule.step_factor", QT_TRANSLATE_NOOP("Settings", "Factor of a drop")},
    {"schedule.peak", QT_TRANSLATE_NOOP("Settings", "Peak at")},
    {"schedule.start_divisor", QT_TRANSLATE_NOOP("Settings", "Start divisor")},
    {"schedule.end_divisor", QT_TRANSLATE_NOOP("Settings", "End divisor")},
    {"compute.device", QT_TRANSLATE_NOOP("Settings", "Device")},
    {"compute.threads", QT_TRANSLATE_NOOP("Settings", "Threads")},
    {"compute.layout", QT_TRANSLATE_NOOP("Settings", "Memory format")},
    {"compute.cache_mb", QT_TRANSLATE_NOOP("Settings", "Cache")},
    {"compute.disk_cache_mb", QT_TRANSLATE_NOOP("Settings", "Cache on disk")},
    {"compute.blocks_mb", QT_TRANSLATE_NOOP("Settings", "Memory kept between steps")},
    {"compute.prefix", QT_TRANSLATE_NOOP("Settings", "Kept part")},
    {"compute.precision", QT_TRANSLATE_NOOP("Settings", "Precision")},
    {"checkpoint.seconds", QT_TRANSLATE_NOOP("Settings", "Seconds between saves")},
};

constexpr Name kChoices[] = {
    {"", QT_TRANSLATE_NOOP("Settings", "guessed")},
    {"accuracy", QT_TRANSLATE_NOOP("Settings", "accuracy")},
    {"adam", "Adam"},
    {"adamw", "AdamW"},
    {"all", QT_TRANSLATE_NOOP("Settings", "all")},
    {"auto", QT_TRANSLATE_NOOP("Settings", "chosen by itself")},
    {"balanced", QT_TRANSLATE_NOOP("Settings", "balanced")},
    {"batch", QT_TRANSLATE_NOOP("Settings", "of each batch")},
    {"bfloat16", "bfloat16"},
    {"bicubic", QT_TRANSLATE_NOOP("Settings", "bicubic")},
    {"bilinear", QT_TRANSLATE_NOOP("Settings", "bilinear")},
    {"card", QT_TRANSLATE_NOOP("Settings", "as the model's card says")},
    {"constant", QT_TRANSLATE_NOOP("Settings", "constant")},
    {"cosine", QT_TRANSLATE_NOOP("Settings", "cosine")},
    {"cpu", QT_TRANSLATE_NOOP("Settings", "processor (CPU)")},
    {"crop", QT_TRANSLATE_NOOP("Settings", "crop")},
    {"cuda", QT_TRANSLATE_NOOP("Settings", "graphics card (CUDA)")},
    {"exact", QT_TRANSLATE_NOOP("Settings", "exact")},
    {"fast", QT_TRANSLATE_NOOP("Settings", "fast")},
    {"fixed", QT_TRANSLATE_NOOP("Settings", "kept fixed")},
    {"linear", QT_TRANSLATE_NOOP("Settings", "linear")},
    {"loss", QT_TRANSLATE_NOOP("Settings", "loss")},
    {"nchw", "NCHW"},
    {"nhwc", "NHWC"},
    {"none", QT_TRANSLATE_NOOP("Settings", "none")},
    {"one_cycle", QT_TRANSLATE_NOOP("Settings", "one cycle")},
    {"pad", QT_TRANSLATE_NOOP("Settings", "pad")},
    {"sgd", "SGD"},
    {"squash", QT_TRANSLATE_NOOP("Settings", "squash")},
    {"step", QT_TRANSLATE_NOOP("Settings", "drops")},
};

template <std::size_t N>
QString nameIn(const Name (&names)[N], std::string_view key)
{
    for (const Name &name : names)
        if (name.key == key)
            return QCoreApplication::translate("Settings", name.text);
    return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
}

QLocale typingLocale()
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    return locale;
}

} // namespace

QString sectionName(const std::string &path)
{
    return nameIn(kSections, std::string_view(path).substr(0, path.find('.')));
}

QString settingName(const std::string &path)
{
    return nameIn(kSettings, path);
}

QString choiceName(const std::string &choice)
{
    return nameIn(kChoices, choice);
}

QString rangeWords(const training::ConfigKey &key)
{
    using Type = training::ConfigKey::Type;
    switch (key.type) {
    case Type::Integer:
        return QCoreApplication::translate("Settings", "a whole number, %1 to %2")
            .arg(grouped(static_cast<qint64>(key.low)), grouped(static_cast<qint64>(key.high)));
    case Type::Number:
        return QCoreApplication::translate("Settings", "a number, %1 to %2")
            .arg(numberText(key.low), numberText(key.high));
    case Type::OptionalNumber:
        if (key.isUnbounded())
            return QCoreApplication::translate("Settings", "a number, or nothing");
        return QCoreApplication::translate("Settings", "a number, %1 to %2, or nothing")
            .arg(numberText(key.low), numberText(key.high));
    case Type::Numbers:
        return QCoreApplication::translate("Settings", "numbers with a decimal point, separated by commas");
    case Type::Texts:
        return QCoreApplication::translate("Settings", "names, separated by commas");
    case Type::Flag:
    case Type::Text:
    case Type::Choice:
        break;
    }
    return {};
}

QString explanation(const training::ConfigKey &key)
{
    QStringList lines{words(key.help)};
    if (const QString range = rangeWords(key); !range.isEmpty())
        lines += range;
    lines += QString::fromStdString(key.path);
    return lines.join(QLatin1Char('\n'));
}

QString numberText(double value)
{
    return typingLocale().toString(value, 'g', QLocale::FloatingPointShortest);
}

QString plainNumber(const QString &typed)
{
    bool isNumber = false;
    double value = typingLocale().toDouble(typed.trimmed(), &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(typed.trimmed(), &isNumber);
    return isNumber ? QString::number(value, 'g', QLocale::FloatingPointShortest) : QString();
}

} // namespace headstart::ui
