// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/traced.h"

#include <ATen/core/grad_mode.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/csrc/jit/passes/freeze_module.h>

#include <map>
#include <stdexcept>
#include <string_view>

namespace headstart::zoo {

struct Traced::Graph {
    torch::jit::Module module;
    bool hasPadding = false;
};

namespace {

using torch::jit::IValue;
using torch::jit::Module;
using torch::jit::Stack;

/// A module tree that mirrors the tensors' names, over copies of their values.
class Mirror {
public:
    Mirror()
        : m_unit(std::make_shared<torch::jit::CompilationUnit>()),
          m_root(c10::QualifiedName("__torch__.headstart.Network"), m_unit) // no part of one is called so
    {}

    void add(const std::string &path, const at::Tensor &tensor, bool isParameter)
    {
        Module owner = m_root;
        std::size_t begin = 0;
        for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', begin)) {
            const std::string prefix = path.substr(0, dot);
            const std::string part = path.substr(begin, dot - begin);
            if (!m_made.contains(prefix)) {
                const Module child = submodule(prefix);
                owner.register_module(part, child);
                m_made.emplace(prefix, child);
            }
            owner = m_made.at(prefix);
            begin = dot + 1;
        }
        if (isParameter)
            owner.register_parameter(path.substr(begin), tensor, false);
        else
            owner.register_buffer(path.substr(begin), tensor);
    }

    Module &root() { return m_root; }

private:
    /// Each gets a type of its own, since their attributes differ.
    Module submodule(const std::string &path) const
    {
        return Module(c10::QualifiedName("__torch__.headstart." + typeName(path)), m_unit);
    }

    /// Of "a.1" and "a_1" two names.
    static std::string typeName(const std::string &path)
    {
        std::string name = "M_";
        for (const char c : path)
            name += c == '.' ? "_" : c == '_' ? "__" : std::string(1, c);
        return name;
    }

    std::shared_ptr<torch::jit::CompilationUnit> m_unit;
    Module m_root;
    std::map<std::string, Module> m_made;
};

/// values..., then the padding if there is one.
std::vector<IValue> inputsOf(const Flow &flow)
{
    std::vector<IValue> inputs(flow.values.begin(), flow.values.end());
    if (flow.padding.defined())
        inputs.emplace_back(flow.padding);
    return inputs;
}

Flow flowFrom(std::vector<at::Tensor> tensors, bool hasPadding)
{
    Flow flow;
    if (hasPadding) {
        flow.padding = std::move(tensors.back());
        tensors.pop_back();
    }
    flow.values = std::move(tensors);
    return flow;
}

} // namespace

Traced::Traced(const Network &network, std::size_t from, std::size_t to, const Flow &example, Optimise optimise)
    : m_graph(std::make_unique<Graph>())
{
    const at::NoGradGuard noGradient;
    Mirror mirror;
    for (const NamedTensor &named : network.tensors(from, to))
        mirror.add(named.name, named.tensor, named.isParameter);

    const bool hasPadding = example.padding.defined();
    const auto inputs = inputsOf(example);
    const auto forward = [&](const Stack &stack) -> Stack {
        std::vector<at::Tensor> tensors;
        for (const IValue &value : stack)
            tensors.push_back(value.toTensor());
        const Flow out = network.run(flowFrom(std::move(tensors), hasPadding), from, to);
        std::vector<IValue> outputs = inputsOf(out);
        return {outputs.size() == 1 ? outputs.front() : IValue(c10::ivalue::Tuple::create(outputs))};
    };
    auto [state, outputs] = torch::jit::tracer::trace(
        inputs, forward, [](const torch::autograd::Variable &) { return std::string(); }, true, false, &mirror.root());
    torch::jit::Function *function = mirror.root()._ivalue()->compilation_unit()->create_function(
        c10::QualifiedName(*mirror.root().type()->name(), "forward"), state->graph);
    mirror.root().type()->addMethod(function);

    m_graph->hasPadding = hasPadding;
    m_graph->module = mirror.root().deepcopy();
    m_graph->module.eval();
    if (optimise == Optimise::ForInference) {
        m_graph->module = torch::jit::freeze(m_graph->module);
        m_graph->module = torch::jit::optimize_for_inference(m_graph->module);
    }
}

namespace {

/// The interpreter puts a trace of its own in front of what was thrown inside of it.
IValue ran(Module &module, Stack inputs)
{
    constexpr std::string_view kThrown = "RuntimeError: ";
    try {
        return module.forward(std::move(inputs));
    } catch (const std::exception &error) {
        const std::string text = error.what();
        const std::size_t thrown = text.find(kThrown);
        if (thrown == std::string::npos)
            throw;
        throw std::runtime_error(text.substr(thrown + kThrown.size()));
    }
}

} // namespace

Traced::Traced(Traced &&) noexcept = default;
Traced &Traced::operator=(Traced &&) noexcept = default;
Traced::~Traced() = default;

Flow Traced::run(const Flow &flow) const
{
    const at::NoGradGuard noGradient;
    const IValue out = ran(m_graph->module, inputsOf(flow));
    std::vector<at::Tensor> tensors;
    if (out.isTensor()) {
        tensors.push_back(out.toTensor());
    } else {
        for (const IValue &value : out.toTupleRef().elements())
            tensors.push_back(value.toTensor());
    }
    return flowFrom(std::move(tensors), m_graph->hasPadding);
}

} // namespace headstart::zoo
