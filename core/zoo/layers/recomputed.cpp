// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/layers/recomputed.h"

#include "core/zoo/mixed_precision.h"

#include <ATen/Context.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

namespace headstart::zoo {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// What a backward pass needs to repeat a step.
struct Repeatable : torch::CustomClassHolder {
    std::shared_ptr<const Network::Step> step;
    Pass pass;
};

at::Tensor stateOf(at::Generator generator)
{
    const std::lock_guard lock(generator.mutex());
    return generator.get_state();
}

void setState(at::Generator generator, const at::Tensor &state)
{
    const std::lock_guard lock(generator.mutex());
    generator.set_state(state);
}

/// While it lives, random numbers come once more as they came behind `state`.
class Replay {
public:
    Replay(const at::Generator &generator, const at::Tensor &state) : m_generator(generator), m_now(stateOf(generator))
    {
        setState(m_generator, state);
    }
    ~Replay() { setState(m_generator, m_now); }
    Replay(const Replay &) = delete;
    Replay &operator=(const Replay &) = delete;

private:
    at::Generator m_generator;
    at::Tensor m_now;
};

at::Generator generatorOf(const at::Tensor &x)
{
    return at::globalContext().defaultGenerator(x.device());
}

at::Tensor runStep(const Network::Step &step, const at::Tensor &x, const at::Tensor &padding, const Pass &pass)
{
    return step(Flow{{x}, padding, {}}, pass).output();
}

/// The inputs are the step's, then its parameters.
struct Function : torch::autograd::Function<Function> {
    static at::Tensor forward(AutogradContext *context, const c10::intrusive_ptr<Repeatable> &what,
                              const at::Tensor &padding, at::TensorList inputs)
    {
        variable_list kept(inputs.begin(), inputs.end());
        kept.push_back(padding);
        kept.push_back(stateOf(generatorOf(inputs.front())));
        context->save_for_backward(std::move(kept));
        context->saved_data["what"] = c10::IValue::make_capsule(what);
        return runStep(*what->step, inputs.front(), padding, what->pass);
    }

    static variable_list backward(AutogradContext *context, const variable_list &gradients)
    {
        variable_list inputs = context->get_saved_variables();
        const at::Tensor state = inputs.back();
        inputs.pop_back();
        const at::Tensor padding = inputs.back();
        inputs.pop_back();
        const auto what = c10::static_intrusive_pointer_cast<Repeatable>(context->saved_data["what"].toCapsule());
        const bool wanted = inputs.front().requires_grad();
        inputs.front() = inputs.front().detach().set_requires_grad(wanted);

        at::Tensor out;
        {
            const at::AutoGradMode withGradients(true);
            const Replay replay(generatorOf(inputs.front()), state);
            const MixedPrecision precision(what->pass.mixedPrecision, inputs.front().device().type());
            Pass pass = what->pass;
            pass.multiplyAdds = nullptr; // counted once
            out = runStep(*what->step, inputs.front(), padding, pass);
        }
        variable_list asked;
        std::copy_if(inputs.begin(), inputs.end(), std::back_inserter(asked),
                     [](const at::Tensor &input) { return input.requires_grad(); });
        const variable_list found = torch::autograd::grad({out}, asked, {gradients.front()});
        variable_list all(2); // of what is no input
        auto next = found.begin();
        for (const at::Tensor &input : inputs)
            all.push_back(input.requires_grad() ? *next++ : at::Tensor());
        return all;
    }
};

bool hasGradient(const at::Tensor &x, const std::vector<at::Tensor> &parameters)
{
    return at::GradMode::is_enabled()
           && (x.requires_grad() || std::any_of(parameters.begin(), parameters.end(), [](const at::Tensor &parameter) {
                   return parameter.requires_grad();
               }));
}

} // namespace

Network::Step recomputed(Network::Step step, std::vector<at::Tensor> parameters)
{
    auto shared = std::make_shared<const Network::Step>(std::move(step));
    return [shared = std::move(shared), parameters = std::move(parameters)](const Flow &flow, const Pass &pass) {
        if (!hasGradient(flow.output(), parameters))
            return (*shared)(flow, pass);
        auto what = c10::make_intrusive<Repeatable>();
        what->step = shared;
        what->pass = pass;
        variable_list inputs = {flow.output()};
        inputs.insert(inputs.end(), parameters.begin(), parameters.end());
        Flow out = flow;
        out.values = {Function::apply(what, flow.padding, at::TensorList(inputs))};
        return out;
    };
}

} // namespace headstart::zoo
