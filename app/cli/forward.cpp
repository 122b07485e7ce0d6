// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "core/catalogue/model_card.h"
#include "core/zoo/load.h"
#include "core/zoo/tensor_bytes.h"

#include <ATen/core/grad_mode.h>
#include <CLI/CLI.hpp>

#include <memory>

namespace headstart::cli {

namespace {

struct Options {
    std::string model;
    std::string weights;
    std::string input;
    std::string out;
    bool stages = false;
    bool inDouble = false;
};

/// The tensor 'input' of a safetensors file: [N, 3, H, W].
Result<at::Tensor> readInput(const std::string &path)
{
    const auto file = weights::WeightsFile::open(path);
    if (!file)
        return file.error();
    const weights::TensorInfo *info = file->find("input");
    if (!info)
        return badInput(path, say("there is no tensor 'input' in it"));
    weights::TensorReader reader(*file);
    auto input = zoo::readTensor(reader, *info);
    if (!input)
        return input;
    if (!input->is_floating_point() || input->dim() != 4 || input->size(1) != 3 || input->numel() == 0)
        return badInput(path, "tensor 'input'", say("it must hold floating-point numbers as [N, 3, height, width]"));
    return input;
}

Result<void> write(const std::string &path, const std::vector<std::pair<std::string, at::Tensor>> &tensors)
{
    zoo::TensorViews out;
    for (const auto &[name, tensor] : tensors)
        out.add(name, tensor);
    return weights::writeSafetensors(path, out.views());
}

/// The result must not take the place of what it is made from.
Result<void> checkOut(const Options &options)
{
    std::error_code ignored;
    for (const std::string &source : {options.weights, options.input})
        if (std::filesystem::equivalent(source, options.out, ignored))
            return badInput(options.out, say("the result would overwrite this file, from which it is made"));
    return {};
}

Result<void> forward(const Options &options)
{
    if (auto checked = checkOut(options); !checked)
        return checked;
    const auto variant = zoo::findVariant(catalogue::networkOf(options.model));
    if (!variant)
        return variant.error();
    const auto input = readInput(options.input);
    if (!input)
        return input.error();
    const auto file = weights::WeightsFile::open(options.weights);
    if (!file)
        return file.error();
    auto loaded = zoo::loadWhole(**variant, *file);
    if (!loaded)
        return loaded.error();
    zoo::Network &network = loaded->network;
    const at::ScalarType type = options.inDouble ? at::kDouble : at::kFloat;
    network.toType(type);

    const at::NoGradGuard noGradient;
    std::vector<std::pair<std::string, at::Tensor>> outputs;
    zoo::Flow flow = zoo::flowOf(input->to(type));
    for (std::size_t i = 0; i < network.stages().size(); ++i) {
        flow = network.run(std::move(flow), i, i + 1);
        const zoo::Stage &stage = network.stages()[i];
        if (options.stages)
            outputs.emplace_back(stage.name, stage.layout == zoo::Layout::Nhwc
                                                 ? flow.output().permute({0, 3, 1, 2}).contiguous()
                                                 : flow.output());
    }
    outputs.emplace_back("logits", flow.output());
    return write(options.out, outputs);
}

} // namespace

void addForward(CLI::App &app, Invocation &invocation)
{
    CLI::App *command =
        app.add_subcommand("forward", "Run a model over given numbers, to compare it with another program");
    const auto options = std::make_shared<Options>();
    command->add_option("model", options->model, "The model's name, resnet18 for example")->required();
    command->add_option("--weights", options->weights, "Its weights: safetensors, PyTorch's .pth or Keras' .h5")
        ->required();
    command->add_option("--input", options->input, "A safetensors file with the tensor 'input'")->required();
    command->add_option("--out", options->out, "The safetensors file to write: 'logits'")->required();
    command->add_flag("--stages", options->stages,
                      "Write each stage's output too, by its name; pictures as [N, C, H, W]");
    command->add_flag("--double", options->inDouble, "Compute in float64");
    command->callback([&invocation, options] { invocation.action = [options] { return forward(*options); }; });
}

} // namespace headstart::cli
