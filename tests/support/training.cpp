// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/training.h"

#include "core/training/config_keys.h"

#include "core/base/random.h"
#include "core/zoo/load.h"
#include "core/zoo/registry.h"

#include <QColor>
#include <QDir>
#include <QImage>

#include <stdexcept>

namespace headstart::test {

namespace {

QImage noisy(const QColor &colour, std::uint64_t seed)
{
    constexpr int kSide = 64;
    constexpr double kNoise = 60;
    QImage image(kSide, kSide, QImage::Format_RGB888);
    Random random{seed};
    const auto channel = [&](int value) {
        return std::clamp(static_cast<int>(value + random.between(-kNoise, kNoise)), 0, 255);
    };
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x)
            image.setPixelColor(x, y, QColor(channel(colour.red()), channel(colour.green()), channel(colour.blue())));
    return image;
}

} // namespace

void makeColourFolder(const std::string &folder, int perClass)
{
    const QDir root(QString::fromStdString(folder));
    const std::pair<QString, QColor> classes[] = {{QStringLiteral("blue"), QColor(60, 90, 150)},
                                                  {QStringLiteral("red"), QColor(150, 90, 60)}};
    std::uint64_t seed = 0;
    for (const auto &[name, colour] : classes) {
        root.mkpath(name);
        for (int i = 0; i < perClass; ++i)
            if (!noisy(colour, ++seed).save(root.filePath(QStringLiteral("%1/%2.png").arg(name).arg(i))))
                throw std::runtime_error("cannot write a picture");
    }
}

void makeWeights(const std::string &path)
{
    const zoo::Network network = zoo::build(**zoo::findVariant("resnet18"));
    zoo::initialise(network.tensors(), 1);
    if (!zoo::save(network, path))
        throw std::runtime_error("cannot write " + path);
}

training::RunConfig smallConfig(const std::string &folder, const std::string &weights)
{
    training::RunConfig config;
    config.model.id = "resnet18";
    config.model.weights = weights;
    config.data.path = folder;
    config.split.validation = 0.25;
    config.preprocessing.crop = 64;
    config.preprocessing.resize = 64;
    config.training.epochs = 2;
    config.training.batch = 8;
    config.optimiser.kind = "sgd";
    config.optimiser.rate = 0.01;
    config.optimiser.backboneFactor = 1;
    config.compute.threads = 2;
    return config;
}

training::RunConfig smallTextConfig(const std::string &model, const std::string &table)
{
    training::RunConfig config;
    config.model.id = model;
    config.data.path = table;
    config.split.validation = 0.25;
    config.training.batch = 16;
    config.optimiser.rate = 0.005;
    config.optimiser.backboneFactor = 0.5;
    config.compute.threads = 2;
    return config;
}

training::RunConfig with(training::RunConfig config, const QString &settings)
{
    for (const QString &assignment : settings.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (const auto done = training::applyAssignment(config, assignment.toStdString()); !done)
            qFatal("%s", done.error().line().c_str());
    return config;
}

} // namespace headstart::test
