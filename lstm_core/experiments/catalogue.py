"""The experiments that can be run by name."""

from lstm_core.experiments.experiment import Experiment

EXPERIMENTS = {
    e.name: e
    for e in (
        Experiment(
            "adding",
            "Can it carry two numbers over 50 to 110 timesteps and add them?",
            "task of Hochreiter and Schmidhuber 1997, experiment 4; our recipe",
            "adding",
            {"length": 100},
            longest=100,
            solved_below=0.0016,
        ),
        Experiment(
            "adding-rnn",
            "Can a simple recurrent network do the same at twice the length?",
            "task of Hochreiter and Schmidhuber 1997, experiment 4; our recipe",
            "adding",
            {"length": 200},
            cell="RNN",
            solved_below=0.0016,
        ),
        Experiment(
            "temporal-order",
            "Which of two cues came first, 40 to 90 timesteps ago?",
            "task of Hochreiter and Schmidhuber 1997, experiment 6a; our recipe",
            "temporal_order",
            steps=600,
            longest=100,
        ),
        Experiment(
            "embedded-reber",
            "Can it foresee the symbol that only the second one decides?",
            "task of Hochreiter and Schmidhuber 1997, experiment 1; our recipe",
            "embedded_reber",
            hidden_size=12,
            forget_bias=1.0,
            solved_below=0.03,  # without the second symbol the last prediction alone costs about 0.13 nats a timestep
        ),
        Experiment(
            "long-lag",
            "Can it recall the first of 100 symbols among random ones?",
            "task of Hochreiter and Schmidhuber 1997, experiment 2b; our recipe",
            "long_lag_random",
            longest=100,
        ),
    )
}
