// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "core/training/model_source.h"
#include "core/zoo/load.h"
#include "core/zoo/tensor_bytes.h"
#include "core/zoo/text_input.h"

#include <ATen/core/grad_mode.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

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

/// The tensors of a safetensors file.
class Input {
public:
    static Result<Input> open(const std::string &path)
    {
        auto file = weights::WeightsFile::open(path);
        if (!file)
            return file.error();
        return Input(path, std::move(*file));
    }

    /// The tensor 'input': [N, 3, H, W].
    Result<zoo::Flow> pictures(at::ScalarType type)
    {
        const auto input = read("input");
        if (!input)
            return input.error();
        if (!input->is_floating_point() || input->dim() != 4 || input->size(1) != 3 || input->numel() == 0)
            return badInput(m_path, "tensor 'input'",
                            say("it must hold floating-point numbers as [N, 3, height, width]"));
        return zoo::flowOf(input->to(type));
    }

    /// The tensors 'input_ids', 'attention_mask' and 'token_type_ids', [N, T]; the last two need not be there.
    Result<zoo::Flow> texts(const zoo::TextConfig &config)
    {
        std::vector<at::Tensor> tensors;
        for (const char *name : {"input_ids", "token_type_ids", "attention_mask"}) {
            if (!tensors.empty() && !m_file.find(name)) {
                tensors.emplace_back();
                continue;
            }
            auto tensor = read(name);
            if (!tensor)
                return tensor.error();
            const bool isLikeIds = tensors.empty() || tensor->sizes() == tensors.front().sizes();
            if (tensor->is_floating_point() || tensor->dim() != 2 || tensor->numel() == 0 || !isLikeIds)
                return badInput(m_path, std::string("tensor '") + name + "'",
                                say("it must hold whole numbers as [N, tokens], in all of them the same"));
            tensors.push_back(std::move(*tensor));
        }
        zoo::Flow flow = zoo::textFlow(tensors[0], tensors[1], tensors[2]);
        if (auto checked = zoo::checkTextFlow(config, flow, m_path); !checked)
            return checked.error();
        return flow;
    }

private:
    Input(std::string path, weights::WeightsFile file) : m_path(std::move(path)), m_file(std::move(file)) {}

    Result<at::Tensor> read(const char *name) const
    {
        const weights::TensorInfo *info = m_file.find(name);
        if (!info)
            return badInput(m_path, say("there is no tensor '%1' in it", name));
        weights::TensorReader reader(m_file);
        return zoo::readTensor(reader, *info);
    }

    std::string m_path;
    weights::WeightsFile m_file;
};

Result<zoo::Flow> readInput(const std::string &path, const zoo::Variant &variant, at::ScalarType type)
{
    auto input = Input::open(path);
    if (!input)
        return input.error();
    return variant.text ? input->texts(*variant.text) : input->pictures(type);
}

Result<void> write(const std::string &path, const std::vector<std::pair<std::string, at::Tensor>> &tensors)
{
    zoo::TensorViews out;
    for (const auto &[name, tensor] : tensors)
        out.add(name, tensor);
    return weights::writeSafetensors(path, out.views());
}

/// The result must not take the place of what it is made from.
Result<void> checkOut(const Options &options, const std::filesystem::path &weights)
{
    std::error_code ignored;
    for (const std::filesystem::path &source : {weights, std::filesystem::path(options.input)})
        if (std::filesystem::equivalent(source, options.out, ignored))
            return badInput(options.out, say("the result would overwrite this file, from which it is made"));
    return {};
}

Result<void> forward(const Options &options)
{
    const auto variant = training::variantOf(options.model);
    if (!variant)
        return variant.error();
    const auto weights = options.weights.empty() ? training::weightsBeside(options.model)
                                                 : Result<std::filesystem::path>(options.weights);
    if (!weights)
        return weights.error();
    if (weights->empty())
        return badInput(options.model, say("it brings no weights: give a file of them with --weights"));
    if (auto checked = checkOut(options, *weights); !checked)
        return checked;
    const at::ScalarType type = options.inDouble ? at::kDouble : at::kFloat;
    const auto input = readInput(options.input, *variant, type);
    if (!input)
        return input.error();
    const auto file = weights::WeightsFile::open(*weights);
    if (!file)
        return file.error();
    auto loaded = zoo::loadWhole(*variant, *file);
    if (!loaded)
        return loaded.error();
    zoo::Network &network = loaded->network;
    network.toType(type);

    const at::NoGradGuard noGradient;
    std::vector<std::pair<std::string, at::Tensor>> outputs;
    zoo::Flow flow = *input;
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
    command->add_option("model", options->model, "The model's name, resnet18 for example, or a folder with config.json")
        ->required();
    command->add_option("--weights", options->weights,
                        "Its weights: safetensors, PyTorch's .pth or Keras' .h5; by default the folder's");
    command
        ->add_option("--input", options->input,
                     "A safetensors file with the tensor 'input', or with 'input_ids' and, if wanted, "
                     "'attention_mask' and 'token_type_ids'")
        ->required();
    command->add_option("--out", options->out, "The safetensors file to write: 'logits'")->required();
    command->add_flag("--stages", options->stages,
                      "Write each stage's output too, by its name; pictures as [N, C, H, W]");
    command->add_flag("--double", options->inDouble, "Compute in float64");
    command->callback([&invocation, options] { invocation.action = [options] { return forward(*options); }; });
}

} // namespace headstart::cli
